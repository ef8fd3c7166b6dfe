import type { Submission } from "#contract/requests.ts";
import type { Deps } from "#worker/deps.ts";
import { normaliseContactValue } from "#worker/modules/contacts/index.ts";
import { signReceipt } from "#worker/receipts/index.ts";

export interface CaseReceiptFacts {
  id: string;
  reference: string;
  kind: string;
  receivedOn: string;
  decidedAt: string | null;
  approvedAt: string | null;
  executedAt: string;
  answeredAt: string;
  /** Rows of the person a store, before and after. */
  before: Record<string, number>;
  after: Record<string, number>;
  notesRedacted: number;
  companiesWiped: number;
  noticesSent: number;
  subject: string;
}

/** What the receipt's commitment covers: what the person typed, normalised, so that it can be opened years later. */
export const subjectIdentifiers = ({ email, phone }: Submission): string[] => {
  const number = phone === "" ? null : normaliseContactValue("phone", phone);
  return [
    `mail:${normaliseContactValue("email", email)?.norm ?? email}`,
    ...(number === null ? [] : [`tel:${number.norm}`]),
  ];
};

/** What proves that a request was carried out: signed numbers and moments, no values (L-14). */
export const receiptOf = (deps: Deps, facts: CaseReceiptFacts) =>
  signReceipt(deps, {
    id: facts.id,
    kind: facts.kind,
    case: facts.reference,
    at: facts.executedAt,
    stores: Object.fromEntries(
      Object.entries(facts.before).map(([store, before]) => [store, { before, after: facts.after[store] ?? 0 }]),
    ),
    // No key is destroyed by carrying it out: those of the notices and of the case end later, by their own periods.
    keysDestroyed: 0,
    noticesSent: facts.noticesSent,
    subject: facts.subject,
    details: {
      receivedOn: facts.receivedOn,
      decidedAt: facts.decidedAt,
      approvedAt: facts.approvedAt,
      answeredAt: facts.answeredAt,
      notesRedacted: facts.notesRedacted,
      companiesWiped: facts.companiesWiped,
    },
  });
