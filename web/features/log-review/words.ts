import { roles } from "#contract/roles.ts";
import { locale } from "#web/platform/i18n.ts";
import { messages } from "./messages.ts";

/** The word for a role; one the screen does not know stays "other". */
export const roleWord = (role: string): string => {
  const known = roles.find((each) => each === role);
  return messages.use()(`role.${known ?? "other"}`);
};

/** "2026-10" → "oktober 2026". */
export const monthText = (month: string): string =>
  new Intl.DateTimeFormat(locale() === "nl" ? "nl-NL" : "en-GB", {
    month: "long",
    year: "numeric",
    timeZone: "UTC",
  }).format(new Date(`${month}-15T12:00:00.000Z`));
