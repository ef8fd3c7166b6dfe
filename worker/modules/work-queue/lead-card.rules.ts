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
import type { CheckRow, HeadRow, SiteRow, ValueRow } from "./card.repository.ts";

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

/** General data: a notice where it is older than the review period, never a block (P4.1-4). */
export const companyOf = (head: HeadRow, site: SiteRow | undefined, reviewCutoff: string): LeadCard["company"] => {
  const { clocks, ...fields } = JSON.parse(head.company) as Record<string, string | null> & { clocks: Clocks };
  const values = companyFields.flatMap((field): CardCompanyValue[] => {
    const text = fields[field];
    return text == null || text === "" ? [] : [{ field, text, stale: isStale(clocks[field], reviewCutoff) }];
  });
  return { name: fields.name ?? "", values, address: site === undefined ? null : addressOf(site, reviewCutoff) };
};

const addressOf = (site: SiteRow, reviewCutoff: string): LeadCard["company"]["address"] => {
  const text = formatAddress({ ...site, houseNumber: site.house_number });
  const clocks = Object.values(JSON.parse(site.clocks) as Clocks);
  return text === "" ? null : { text, stale: clocks.some((clock) => isStale(clock, reviewCutoff)) };
};

/** One personal value as this lease may see it (P4.2-7/8/9): due values have no text until a method was chosen. */
const cardValue = (row: ValueRow, check: CheckRow | undefined, reviewCutoff: string): CardValue => {
  const result = (check?.result ?? null) as CardValue["result"];
  const text = contactValueText(row.field, row.value);
  const field = row.field as ContactField;
  if (row.anchor_on > reviewCutoff) return { field, text, state: "fresh", usable: true, result };
  if (check !== undefined && result === null) return { field, text, state: "checking", usable: false, result };
  return { field, text: null, state: "review", usable: false, result };
};

const order = (value: CardValue) => contactFields.indexOf(value.field);

/** @param values alive values only: purged ones never left the database */
export const contactsOf = (values: ValueRow[], checks: CheckRow[], reviewCutoff: string): CardContact[] => {
  const contacts = new Map<string, CardContact>();
  for (const row of values) {
    const contact = contacts.get(row.contact_id) ?? { id: row.contact_id, values: [] };
    const check = checks.find((c) => c.contact_id === row.contact_id && c.field === row.field);
    contact.values.push(cardValue(row, check, reviewCutoff));
    contacts.set(row.contact_id, contact);
  }
  for (const contact of contacts.values()) contact.values.sort((a, b) => order(a) - order(b));
  return [...contacts.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
};
