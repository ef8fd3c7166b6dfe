import type { Deps } from "#worker/deps.ts";
import { mailWaiting } from "./mails.ts";

/** A mail to every director that something waits, and where; nothing of it (P1-1). */
export const tellDirectors = async (deps: Deps, link: string): Promise<void> => {
  const directors = await deps.db.all<{ email: string }>({
    sql: "SELECT email FROM users WHERE role = 'director' AND deactivated_at IS NULL LIMIT 50",
    params: [],
  });
  for (const { email } of directors) await mailWaiting(deps, email, link);
};
