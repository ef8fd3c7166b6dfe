import type { Deps } from "#worker/deps.ts";
import { logEvent } from "#worker/platform/logger.ts";
import type { Mail } from "#worker/platform/mailer.ts";

// A mail holds a link and nothing about anybody: no name, no client, no role (P1-1, P1-4).

/** The token stands behind `#`: a browser sends no fragment, so it reaches no server's log. */
export const invitationMail = (to: string, origin: string, token: string): Mail => ({
  to,
  subject: "Leadhunter: uitnodiging / invitation",
  text: [
    "Er staat een uitnodiging voor Leadhunter klaar. Kies een wachtwoord en stel de tweede factor in via:",
    "An invitation for Leadhunter is waiting. Choose a password and set up the second factor at:",
    "",
    `${origin}/invitation#${token}`,
    "",
    "De link werkt één keer en zeven dagen. / The link works once, for seven days.",
  ].join("\n"),
});

/** As with an invitation: only a link, its token behind `#`. */
export const passwordResetMail = (to: string, origin: string, token: string): Mail => ({
  to,
  subject: "Leadhunter: wachtwoord vergeten / forgotten password",
  text: [
    "Er is gevraagd om een nieuw wachtwoord voor Leadhunter. Kies het via:",
    "A new password for Leadhunter was asked for. Choose it at:",
    "",
    `${origin}/new-password#${token}`,
    "",
    "De link werkt één keer en een half uur. Niet zelf gevraagd? Dan hoeft er niets te gebeuren.",
    "The link works once, for half an hour. Not asked for it? Then there is nothing to do.",
  ].join("\n"),
});

// Clients (u) and staff (je) read these: neither.
const changes = {
  role: ["De rol van dit account bij Leadhunter is gewijzigd.", "The role of this Leadhunter account has changed."],
  password: ["Het wachtwoord voor Leadhunter is gewijzigd.", "The Leadhunter password has changed."],
  factor_reset: [
    "De tweede factor voor Leadhunter is verwijderd. Bij het inloggen wordt een nieuwe ingesteld.",
    "The second factor for Leadhunter has been reset. A new one is set up at the next sign-in.",
  ],
  factor_added: [
    "Er is een tweede factor of passkey toegevoegd aan dit account.",
    "A second factor or passkey was added to this account.",
  ],
  factor_removed: ["Er is een passkey van dit account verwijderd.", "A passkey was removed from this account."],
  backup_code: ["Er is ingelogd met een herstelcode.", "Somebody signed in with a recovery code."],
} as const;
export type AccountChange = keyof typeof changes;

/** Tells a person that something about their way in has changed (ASVS 6.3.7). A mail that fails does not undo it. */
export const tellPerson = async (deps: Deps, to: string, origin: string, change: AccountChange) => {
  const [nl, en] = changes[change];
  const text = `${nl}\n${en}\n\nNiet zelf gedaan? / Was this somebody else?\n${origin}/sign-in`;
  try {
    await deps.mailer.send({ to, subject: "Leadhunter: wijziging van het account / account change", text });
  } catch {
    logEvent({ level: "error", what: "mail_failed", requestId: deps.requestId, code: change });
  }
};
