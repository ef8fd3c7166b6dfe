import type { Role } from "#contract/roles.ts";
import type { RuleName } from "#worker/retention/schedule.ts";

/** Whose personal data a column holds (P2-5 names the only kinds there may be). */
export type DataClass = "prospect" | "client-contact" | "account" | "requester" | "client-confidential";

/** Who may ever see it in clear; the policies decide when. "nobody" = read by machines only. */
export type Seer = Role | "subject" | "nobody";

export type ColumnEntry =
  | { kind: "personal"; class: DataClass; seers: Seer[]; note?: string }
  | { kind: "not-personal"; because: string };

/** What ends a table's rows: a rule of the schedule, or the thing they hang on. */
export type Ending =
  | RuleName
  | "with the account"
  | "with the assignment"
  | "with the contact"
  | "with the client"
  | "at its own expiry"
  | "kept";

export interface TableEntry {
  ends: Ending;
  columns: Record<string, ColumnEntry>;
}

export const personal = (dataClass: DataClass, seers: Seer[], note?: string): ColumnEntry => ({
  kind: "personal",
  class: dataClass,
  seers,
  ...(note === undefined ? {} : { note }),
});
export const notPersonal = (because: string): ColumnEntry => ({ kind: "not-personal", because });

/** Several columns with one answer. */
export const each = (names: string, entry: ColumnEntry): Record<string, ColumnEntry> =>
  Object.fromEntries(names.split(" ").map((name) => [name, entry]));

export const id = notPersonal("a random id without meaning");
export const instant = notPersonal("a moment, of nobody by itself");
export const general = notPersonal("general data of a company (P4.1-1)");
export const state = notPersonal("a state of the product");
export const technical = notPersonal("internal bookkeeping");
