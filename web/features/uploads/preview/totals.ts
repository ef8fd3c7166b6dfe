import { noCounts, type PreviewRecord, type PreviewView, type UploadCounts } from "#contract/uploads.ts";

/** A row whose record in the database changes, with the fields that do. */
export interface PreviewChange {
  row: number;
  kind: "company" | "contact";
  fields: string[];
}
export interface PreviewTotals {
  /** The figures the report of the run will have. */
  counts: UploadCounts;
  /** How often each field changes, by "company.phone". */
  fields: Record<string, number>;
  /** The first thousand of each, in row order; the counts are complete. */
  changes: PreviewChange[];
  doubts: PreviewView["doubts"];
  refused: Record<string, number>;
  /** Rows of companies whose lead waits (L-7). */
  held: number[];
  /** False when more rows hang together than can be looked at at once: the figures are then near. */
  exact: boolean;
  /** Where the chunks ended: the run cuts the file the same way. */
  ends: number[];
}

const MOST_LISTED = 1_000;

/** Adds up the answers of a preview. A record counts once, whichever chunks its rows are in, as in the report of the run. */
export class TotalsBuilder {
  readonly #seen = new Set<string>();
  readonly totals: PreviewTotals;

  constructor(counts: Partial<UploadCounts> = {}) {
    this.totals = {
      counts: { ...noCounts, ...counts },
      fields: {},
      changes: [],
      doubts: [],
      refused: {},
      held: [],
      exact: true,
      ends: [],
    };
  }

  add(view: PreviewView, rows: number): void {
    const { counts, refused, doubts, held } = this.totals;
    counts.rows += rows;
    counts.refused += view.refused.length;
    for (const { code } of view.refused) refused[code] = (refused[code] ?? 0) + 1;
    for (const company of view.companies) {
      const first = this.#first(company.label, company.outcome);
      if (first === "new") counts.newCompanies++;
      if (first === "known" && company.rows.length > 0) counts.matchedCompanies++;
      if (company.held && this.#once(`held ${company.label}`)) {
        counts.heldBack++;
        list(held, ...company.rows.slice(0, 1));
      }
      this.#change("company", company);
    }
    for (const contact of view.contacts) {
      const first = this.#first(contact.label, contact.outcome);
      if (first === "new") counts.newContacts++;
      if (first === "known" && contact.rows.length > 0) counts.matchedContacts++;
      this.#change("contact", contact);
    }
    counts.doubtful += view.doubts.length;
    list(doubts, ...view.doubts);
    counts.unchanged += view.unchanged;
    counts.suppressed += view.suppressed;
  }

  #once(what: string): boolean {
    if (this.#seen.has(what)) return false;
    this.#seen.add(what);
    return true;
  }

  /** The outcome at the first meeting, null when it was met before. */
  #first(label: string, outcome: PreviewRecord["outcome"]): PreviewRecord["outcome"] | null {
    return this.#once(label) ? outcome : null;
  }

  #change(kind: PreviewChange["kind"], { label, rows, changed }: PreviewRecord): void {
    const fields = changed.filter((field) => this.#once(`${label} ${field}`));
    if (fields.length === 0) return;
    this.totals.counts.correctedValues += fields.length;
    for (const field of fields) {
      const name = `${kind}.${field}`;
      this.totals.fields[name] = (this.totals.fields[name] ?? 0) + 1;
    }
    const [row] = rows;
    if (row !== undefined) list(this.totals.changes, { row, kind, fields });
  }
}

const list = <Item>(items: Item[], ...more: Item[]): void => {
  for (const item of more) if (items.length < MOST_LISTED) items.push(item);
};
