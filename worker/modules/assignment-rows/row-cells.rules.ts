import type { CellState, DatabaseColumn } from "#contract/rows.ts";
import type { TargetField } from "#contract/uploads.ts";
import type { PersonName } from "#worker/matching/types.ts";
import { type Cutoffs, stateAt } from "#worker/retention/index.ts";

/** A row of the client's database with everything it points to, as the repository joins it. */
export interface JoinedRow {
  id: string;
  ordinal: number;
  version: number;
  leadId: string;
  companyId: string;
  leadState: "open" | "closed" | "held" | "review";
  heldReason: string | null;
  uploadId: string | null;
  priority: boolean;
  lastOutcome: string | null;
  lastOutcomeLabel: string | null;
  company: {
    name: string;
    legalForm: string | null;
    kvk: string | null;
    phone: string | null;
    email: string | null;
    website: string | null;
    sector: string | null;
    fte: string | null;
  };
  site: {
    street: string | null;
    houseNumber: string;
    addition: string;
    postcode: string;
    city: string | null;
    country: string | null;
  } | null;
  contactId: string | null;
  /** Live values only: what is past its purge instant never gets here. */
  contact: Map<string, { value: string; anchorOn: string }>;
  ownCompanyCells: Record<string, string>;
  ownPersonalCells: Map<string, { value: string; anchorOn: string }>;
}

export interface CellText {
  text: string;
  state: CellState;
  /** The anchor whose clock decides; null for company data. */
  anchorOn: string | null;
}

const companyTargets: Partial<Record<TargetField, (row: JoinedRow) => string | null | undefined>> = {
  companyName: (row) => row.company.name,
  legalForm: (row) => row.company.legalForm,
  kvk: (row) => row.company.kvk,
  phone: (row) => row.company.phone,
  email: (row) => row.company.email,
  website: (row) => row.company.website,
  sector: (row) => row.company.sector,
  fte: (row) => row.company.fte,
  address: ({ site }) => site && [site.street, joinNumber(site)].filter(Boolean).join(" "),
  street: ({ site }) => site?.street,
  houseNumber: ({ site }) => site?.houseNumber,
  houseNumberAddition: ({ site }) => site?.addition,
  postcode: ({ site }) => site?.postcode,
  city: ({ site }) => site?.city,
  country: ({ site }) => site?.country,
};

const joinNumber = (site: NonNullable<JoinedRow["site"]>) => {
  if (site.addition === "") return site.houseNumber;
  return /^\d/.test(site.addition) ? `${site.houseNumber}-${site.addition}` : `${site.houseNumber} ${site.addition}`;
};

/** "mevr. Jansen": one line from a name's parts, the way a Dutch reader writes it. */
const nameText = (name: PersonName) =>
  [name.title, name.firstName ?? name.initials, name.prefix, name.lastName]
    .filter((part) => part !== undefined && part !== "")
    .join(" ");

const nameParts: Partial<Record<TargetField, (name: PersonName) => string | undefined>> = {
  personName: nameText,
  title: (name) => name.title,
  firstName: (name) => name.firstName,
  initials: (name) => name.initials,
  prefix: (name) => name.prefix,
  lastName: (name) => name.lastName,
};
const contactTargets: Partial<Record<TargetField, string>> = {
  function: "function",
  contactEmail: "email",
  contactPhone: "phone",
  mobile: "mobile",
  profile: "profile",
};

const nothing: CellText = { text: "", state: "company", anchorOn: null };

const personal = (
  value: { value: string; anchorOn: string } | undefined,
  cutoffs: Cutoffs,
  text = value?.value,
): CellText => {
  if (value === undefined) return nothing;
  const state = stateAt(value.anchorOn, cutoffs);
  return state === "purged" ? nothing : { text: text ?? "", state, anchorOn: value.anchorOn };
};

/** How many parts a layout gives an address: a lone house number column carries its addition along. */
export interface Layout {
  hasAddition: boolean;
  hasLastName: boolean;
  hasPrefix: boolean;
  hasCompanyEmail: boolean;
}
export const layoutOf = (columns: DatabaseColumn[]): Layout => {
  const has = (target: TargetField) => columns.some((column) => column.target === target);
  return {
    hasAddition: has("houseNumberAddition"),
    hasLastName: has("lastName"),
    hasPrefix: has("prefix"),
    hasCompanyEmail: has("email"),
  };
};

const mapped = (target: TargetField, row: JoinedRow, layout: Layout, cutoffs: Cutoffs): CellText => {
  if (target === "houseNumber" && !layout.hasAddition && row.site !== null)
    return { ...nothing, text: joinNumber(row.site) };
  const general = companyTargets[target];
  if (general !== undefined) return { ...nothing, text: general(row) ?? "" };
  const part = nameParts[target];
  if (part !== undefined) {
    const value = row.contact.get("name");
    if (value === undefined) return nothing;
    const name = JSON.parse(value.value) as PersonName;
    const last =
      target === "lastName" && !layout.hasPrefix ? [name.prefix, name.lastName].filter(Boolean).join(" ") : part(name);
    return personal(value, cutoffs, last ?? "");
  }
  const field = contactTargets[target] ?? "";
  const value = row.contact.get(field);
  // A role address in the contact's column became the company's: it stays visible where the client had it.
  if (value === undefined && field === "email" && !layout.hasCompanyEmail)
    return { ...nothing, text: row.company.email ?? "" };
  return personal(value, cutoffs);
};

/**
 * The text and state of one cell in the client's own layout. A mapped cell whose text could not be read as that kind of
 * value is kept as the client wrote it, beside the own columns: nothing a client uploads is lost (P4.1-6).
 */
export const cellOf = (column: DatabaseColumn, row: JoinedRow, layout: Layout, cutoffs: Cutoffs): CellText => {
  if (column.target !== null) {
    const current = mapped(column.target, row, layout, cutoffs);
    if (current.text !== "") return current;
  }
  const own = row.ownCompanyCells[column.id];
  return own === undefined ? personal(row.ownPersonalCells.get(column.id), cutoffs) : { ...nothing, text: own };
};
