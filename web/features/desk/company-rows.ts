import type { LeadCard } from "#contract/desk.ts";
import type { CompanyFields } from "./desk.api.ts";

const companyFields = ["name", "address", "phone", "email", "website", "kvk", "legalForm", "sector", "fte"] as const;
export type CompanyField = (typeof companyFields)[number];

/** One general value in a check. `asked` = the agent asked about it; what is old is ticked beforehand. */
export interface CheckRow {
  field: CompanyField;
  was: string;
  text: string;
  stale: boolean;
  asked: boolean;
  /** Another value that was supplied since this one was verified. */
  other?: string;
}

/** Every general value, the unknown ones as empty rows to fill. */
export const companyRows = ({ values, address }: LeadCard["company"]): CheckRow[] =>
  companyFields.map((field) => {
    const value = field === "address" ? address : values.find((known) => known.field === field);
    const text = value?.text ?? "";
    const stale = value?.stale ?? false;
    const other = values.find((known) => known.field === field)?.other;
    return { field, was: text, text, stale, asked: stale, ...(other === undefined ? {} : { other }) };
  });

/** What the check found: null = it is right, text = it is this now, empty text = there is none (P4.1-3). */
export const verifiedFields = (rows: readonly CheckRow[]): CompanyFields => {
  const fields: CompanyFields = {};
  for (const { field, was, text, asked } of rows) {
    const typed = text.trim();
    if (!asked || (was === "" && typed === "")) continue;
    fields[field] = typed === was ? null : typed;
  }
  return fields;
};
