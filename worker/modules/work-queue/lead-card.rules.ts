import {
  type CardCompanyValue,
  type CardContact,
  type CardValue,
  type ContactField,
  contactFields,
  type LeadCard,
} from "#contract/desk.ts";
import { formatAddress } from "../companies/index.ts";
import { contactValueText } from "../contacts/index.ts";
import type { CheckRow, HeadRow, QuestionRow, SiteRow, ValueRow } from "./card.repository.ts";

type Clocks = Record<string, [norm: string, enteredOn: string, verifiedOn: string | null, source: string | null]>;
const companyFields = ["name", "legalForm", "kvk", "phone", "email", "website", "sector", "fte"] as const;

/** Why a lead in hand may no longer be called, or null; it can still be closed. */
export const heldInHand = ({ state, held_reason }: Pick<HeadRow, "state" | "held_reason">): LeadCard["held"] => {
  if (state === "review") return "duplicate";
  if (state !== "held") return null;
  return held_reason === "legal_form" || held_reason === "duplicate" ? held_reason : "other";
};

const isStale = (clock: Clocks[string] | undefined, reviewCutoff: string) =>
  clock !== undefined && (clock[2] ?? clock[1]) <= reviewCutoff;

/** The newest value that was supplied beside a verified one; of several the last in the list. */
const otherText = (questions: readonly QuestionRow[], recordId: string | null, field: string): { other?: string } => {
  const asked = questions.findLast(
    (question) =>
      question.field === field && (recordId === null ? question.kind === "company" : question.record_id === recordId),
  );
  return asked === undefined ? {} : { other: contactValueText(recordId === null ? "" : field, asked.value) };
};

/** General data: a notice where it is older than the review period, never a block (P4.1-4). */
export const companyOf = (
  head: HeadRow,
  site: SiteRow | undefined,
  reviewCutoff: string,
  questions: readonly QuestionRow[],
): LeadCard["company"] => {
  const { clocks, ...fields } = JSON.parse(head.company) as Record<string, string | null> & { clocks: Clocks };
  const values = companyFields.flatMap((field): CardCompanyValue[] => {
    const text = fields[field];
    return text == null || text === ""
      ? []
      : [{ field, text, stale: isStale(clocks[field], reviewCutoff), ...otherText(questions, null, field) }];
  });
  return { name: fields.name ?? "", values, address: site === undefined ? null : addressOf(site, reviewCutoff) };
};

const addressOf = (site: SiteRow, reviewCutoff: string): LeadCard["company"]["address"] => {
  const text = formatAddress({ ...site, houseNumber: site.house_number });
  const clocks = Object.values(JSON.parse(site.clocks) as Clocks);
  return text === "" ? null : { text, stale: clocks.some((clock) => isStale(clock, reviewCutoff)) };
};

/** One personal value as this lease may see it (P4.2-7/8/9): due values have no text until a method was chosen. */
const cardValue = (
  row: ValueRow,
  check: CheckRow | undefined,
  reviewCutoff: string,
  other: { other?: string },
): CardValue => {
  const result = (check?.result ?? null) as CardValue["result"];
  const text = contactValueText(row.field, row.value);
  const field = row.field as ContactField;
  if (row.anchor_on > reviewCutoff) return { field, text, state: "fresh", usable: true, result, ...other };
  if (check !== undefined && result === null)
    return { field, text, state: "checking", usable: false, result, ...other };
  return { field, text: null, state: "review", usable: false, result };
};

const order = (value: CardValue) => contactFields.indexOf(value.field);

/** @param values alive values only: purged ones never left the database */
export const contactsOf = (
  values: ValueRow[],
  checks: CheckRow[],
  reviewCutoff: string,
  questions: readonly QuestionRow[],
): CardContact[] => {
  const contacts = new Map<string, CardContact>();
  for (const row of values) {
    const contact = contacts.get(row.contact_id) ?? { id: row.contact_id, values: [] };
    const check = checks.find((c) => c.contact_id === row.contact_id && c.field === row.field);
    const other = otherText(questions, row.contact_id, row.field);
    contact.values.push(cardValue(row, check, reviewCutoff, other));
    contacts.set(row.contact_id, contact);
  }
  for (const contact of contacts.values()) contact.values.sort((a, b) => order(a) - order(b));
  return [...contacts.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
};
