/** Every code a row can have, by bit; new ones go to the end. */
export const issueCodes = [
  "company.missing",
  "row.empty",
  "row.tooManyCells",
  "row.tooLarge",
  "kvk.invalid",
  "kvk.branch",
  "email.invalid",
  "email.extra",
  "phone.invalid",
  "phone.extra",
  "postcode.invalid",
  "houseNumber.invalid",
  "website.invalid",
  "fte.invalid",
  "profile.invalid",
  "contact.nameMissing",
  "contact.notPerson",
  "value.tooLong",
  "other",
] as const;
export type IssueCode = (typeof issueCodes)[number];
export type IssueLevel = "error" | "warning" | "info";

/** Nothing is lost and nothing is wrong; the person may want to know. */
const INFO: ReadonlySet<string> = new Set(["phone.extra", "email.extra", "contact.notPerson"]);

export const codeOf = (code: string): IssueCode => issueCodes.find((known) => known === code) ?? "other";
export const bitOf = (code: string): number => 1 << issueCodes.indexOf(codeOf(code));
export const levelOf = (code: string, level: "error" | "warning"): IssueLevel =>
  level === "warning" && INFO.has(code) ? "info" : level;
