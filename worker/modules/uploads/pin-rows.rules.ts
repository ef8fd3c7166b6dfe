import type { KnownCompany } from "#worker/matching/types.ts";
import { rowKey, type StoredRow } from "./place-rows.rules.ts";
import type { PreparedRow } from "./prepare-rows.rules.ts";

/** A key of this chunk only, never stored: evidence that a row is that company, which beside an equal name makes it so. */
export const pinKey = (companyId: string) => `s:=${companyId}`;
export const isPin = (key: string) => key.startsWith("s:=");

const keySet = (keys: readonly string[]) =>
  keys
    .filter((key) => !key.startsWith("i:"))
    .sort()
    .join("\n");

/**
 * Rows of which the client itself has said before which company they are: the same record of the same file, or a row with
 * exactly the data by which this client brought the company in. Without it a row that holds a name alone would become a
 * new company each time its file is sent, and with each chunk (P4.1-2: the same file twice changes nothing).
 * @returns company id by row number
 */
export const pinRows = ({
  upload,
  found,
  rows,
}: {
  upload: { contentHash: string };
  found: {
    companies: readonly KnownCompany[];
    rows: readonly StoredRow[];
    leads: ReadonlyMap<string, string>;
    own: { companies: ReadonlySet<string> };
  };
  rows: readonly PreparedRow[];
}): Map<number, string> => {
  const pins = new Map<number, string>();
  if (found.companies.length === 0) return pins;
  const companies = new Map(found.companies.map((company) => [company.id, company]));
  const bySet = new Map<string, string | null>();
  for (const { id, keys } of found.companies) {
    if (!found.leads.has(id) && !found.own.companies.has(id)) continue;
    const set = keySet(keys);
    bySet.set(set, bySet.has(set) ? null : id);
  }
  const byRecord = new Map(found.rows.map((row) => [row.rowKey, row.companyId]));
  for (const { row, rowNumber } of rows) {
    const company = companies.get(byRecord.get(rowKey(upload.contentHash, rowNumber)) ?? "");
    const known = company !== undefined && row.companyKeys.every((key) => company.keys.includes(key));
    if (known) bySet.set(keySet(row.companyKeys), company.id);
  }
  for (const { row, rowNumber } of rows) {
    const id = bySet.get(keySet(row.companyKeys));
    if (id) pins.set(rowNumber, id);
  }
  return pins;
};
