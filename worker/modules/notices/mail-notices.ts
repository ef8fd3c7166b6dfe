import type { Deps } from "#worker/deps.ts";
import { logEvent } from "#worker/platform/logger.ts";
import type { Mail } from "#worker/platform/mailer.ts";
import { takeRecipients } from "./notice-mail.repository.ts";

// A mail says that there is something to read and nothing else: no client, no assignment, no kind (P1-1, P1-4).
const noticeMail = (to: string, origin: string): Mail => ({
  to,
  subject: "Leadhunter: er staat een bericht klaar / a notice is waiting",
  text: `Er staat een bericht voor u klaar. / A notice is waiting for you.\n\n${origin}/notices`,
});

/**
 * Mails who has something to read. Asked by requests in passing and not by the cron, which runs outside the EU's pin and
 * sees no values (P1-3). A mail that fails breaks nothing: the notice stands in the app.
 */
export const mailNotices = async (deps: Deps, origin: string): Promise<void> => {
  try {
    for (const to of await takeRecipients(deps)) await deps.mailer.send(noticeMail(to, origin));
  } catch {
    logEvent({ level: "error", what: "mail_failed", requestId: deps.requestId, code: "notice" });
  }
};
