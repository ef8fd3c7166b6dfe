/** JSON with its keys in order and no spaces, so that the same content is the same bytes (what a signature covers). */
export const canonicalJson = (value: unknown): string => {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(",")}]`;
  if (value !== null && typeof value === "object")
    return `{${Object.entries(value)
      .filter(([, part]) => part !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, part]) => `${JSON.stringify(key)}:${canonicalJson(part)}`)
      .join(",")}}`;
  return JSON.stringify(value);
};

export interface ReceiptFacts {
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
  /** SHA-256 of the retention schedule in force. */
  policy: string;
  /** The last line of the access log when this was made. */
  logPosition: number;
}

/** What proves that a request was executed: numbers and moments, no values (L-14). */
export const receiptOf = (facts: ReceiptFacts) =>
  canonicalJson({
    version: 1,
    reference: facts.reference,
    kind: facts.kind,
    receivedOn: facts.receivedOn,
    decidedAt: facts.decidedAt,
    approvedAt: facts.approvedAt,
    executedAt: facts.executedAt,
    answeredAt: facts.answeredAt,
    stores: Object.fromEntries(
      Object.keys(facts.before).map((store) => [
        store,
        { before: facts.before[store] ?? 0, after: facts.after[store] ?? 0 },
      ]),
    ),
    notesRedacted: facts.notesRedacted,
    companiesWiped: facts.companiesWiped,
    noticesSent: facts.noticesSent,
    policy: facts.policy,
    logPosition: facts.logPosition,
  });
