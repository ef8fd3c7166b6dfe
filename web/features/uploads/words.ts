import { formatNumber } from "#web/platform/format.ts";
import { messages } from "./messages.ts";
import { repairIds } from "./repairs.ts";
import { codeOf } from "./rows/issue-codes.ts";

/** What is wrong, in a few words. */
export const issueTitle = (code: string): string => messages.use()(`issue.${codeOf(code)}`);

/** What was expected and what happens with it. */
export const issueText = (code: string): string => messages.use()(`issue.${codeOf(code)}.text`);

const repairOf = (id: string) => repairIds.find((known) => known === id) ?? "text.mojibake";

/** "312 telefoonnummers zonder 0". */
export const repairTitle = (id: string, count: number): string =>
  messages.use()(`repair.${repairOf(id)}`, { n: formatNumber(count) });

/** What the click does, with an example. */
export const repairText = (id: string): string => messages.use()(`repair.${repairOf(id)}.text`);

export const repairButton = (count: number): string => messages.use()("repair.go", { n: formatNumber(count) });

const fields = [
  "company.name",
  "company.legalForm",
  "company.kvk",
  "company.phone",
  "company.email",
  "company.website",
  "company.sector",
  "company.fte",
  "contact.name",
  "contact.function",
  "contact.email",
  "contact.phone",
  "contact.mobile",
  "contact.profile",
] as const;

/** A field of a record in the database: "company.phone". */
export const fieldTitle = (name: string): string => {
  const known = fields.find((field) => field === name);
  return known ? messages.use()(`field.${known}`) : name;
};
