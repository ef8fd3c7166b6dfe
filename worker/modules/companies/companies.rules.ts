import { fold } from "#worker/matching/normalise/text.ts";
import { outranks } from "#worker/matching/survivorship.ts";
import type { CompanyField, Dated, Former, KnownSite, SiteField } from "#worker/matching/types.ts";

/** The column of each general value; its clock stands in `clocks` under the field's name. */
export const companyColumns = {
  name: "name",
  legalForm: "legal_form",
  kvk: "kvk",
  phone: "phone",
  email: "email",
  website: "website",
  sector: "sector",
  fte: "fte",
  ceased: "ceased",
} as const satisfies Record<CompanyField, string>;
export const companyFields = Object.keys(companyColumns) as CompanyField[];
export const siteFields: SiteField[] = ["street", "city", "country"];

type Clock = [norm: string, enteredOn: string, verifiedOn: string | null, source: string | null];
type Fields<F extends string> = Partial<Record<F, Dated>>;

/** `clocks` as stored: {"field": [norm, enteredOn, verifiedOn, source]}, fields in a fixed order. */
export const packClocks = <F extends string>(order: readonly F[], fields: Fields<F>): string => {
  const clocks: Record<string, Clock> = {};
  for (const field of order) {
    const dated = fields[field];
    if (dated !== undefined) clocks[field] = [dated.norm, dated.enteredOn, dated.verifiedOn, dated.source];
  }
  return JSON.stringify(clocks);
};

/** Values with their clocks; a value without one counts as entered before everything else. */
export const unpackFields = <F extends string>(
  order: readonly F[],
  textOf: (field: F) => string | null,
  clocks: string,
): Fields<F> => {
  const stored = JSON.parse(clocks) as Record<string, Clock | undefined>;
  const fields: Fields<F> = {};
  for (const field of order) {
    const value = textOf(field);
    if (value === null) continue;
    const [norm, enteredOn, verifiedOn, source] = stored[field] ?? [fold(value), "1970-01-01", null, null];
    fields[field] = { value, norm, enteredOn, verifiedOn, source };
  }
  return fields;
};

type FormerValue = [value: string, norm: string, enteredOn: string, verifiedOn: string | null, source: string | null];
/** Which superseded values a company keeps per field: the strongest, so the order in which they came does not matter. */
const FORMER_PER_FIELD = 8;

/** `former` as stored, `added` on top of what was known (a norm that comes again replaces itself), fields by letter. */
export const packFormer = (
  known: Former<string> | undefined,
  added: readonly { field: string; dated: Dated }[],
): string => {
  const lists = new Map<string, Map<string, Dated>>();
  const add = (field: string, dated: Dated) =>
    lists.set(field, (lists.get(field) ?? new Map<string, Dated>()).set(dated.norm, dated));
  for (const [field, list] of Object.entries(known ?? {})) for (const dated of list ?? []) add(field, dated);
  for (const { field, dated } of added) add(field, dated);
  const stored = [...lists]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([field, byNorm]) => {
      const kept = [...byNorm.values()].sort((a, b) => outranks(b, a)).slice(0, FORMER_PER_FIELD);
      return [field, kept.map((d): FormerValue => [d.value, d.norm, d.enteredOn, d.verifiedOn, d.source])] as const;
    });
  return JSON.stringify(Object.fromEntries(stored));
};

export const unpackFormer = (former: string): Former<string> =>
  Object.fromEntries(
    Object.entries(JSON.parse(former) as Record<string, FormerValue[]>).map(([field, list]) => [
      field,
      list.map(
        ([value, norm, enteredOn, verifiedOn, source]): Dated => ({ value, norm, enteredOn, verifiedOn, source }),
      ),
    ]),
  );

/** The general values of a stored company (columns and `clocks`), as a snapshot keeps it. */
export const companyOfRow = (row: Record<string, unknown>): Fields<CompanyField> =>
  unpackFields(
    companyFields,
    (field) => (row[companyColumns[field]] as string | null | undefined) ?? null,
    row.clocks as string,
  );

/** What the list of rows sorts by: the database itself folds only ASCII. */
export const sortName = (name: string) => fold(name);

const number = ({ houseNumber, addition }: { houseNumber: string; addition: string }) => {
  if (addition === "") return houseNumber;
  return /^\d/.test(addition) ? `${houseNumber}-${addition}` : `${houseNumber} ${addition}`;
};
const postcodeText = (postcode: string) => postcode.replace(/^(\d{4})([A-Z]{2})$/, "$1 $2");

/** "Dorpsstraat 12 A, 1234 AB Ede": one line as people write it; the country only when it is not the Netherlands. */
export const formatAddress = (site: {
  street: string | null;
  houseNumber: string;
  addition: string;
  postcode: string;
  city: string | null;
  country: string | null;
}): string => {
  const street = [site.street, number(site)].filter(Boolean).join(" ");
  const place = [postcodeText(site.postcode), site.city].filter(Boolean).join(" ");
  const abroad = site.country !== null && !/^(?:nl|nederland|netherlands)$/i.test(site.country) ? site.country : "";
  return [street, place, abroad].filter(Boolean).join(", ");
};

/** The site a company is shown with when a row names none: verified last, then with a postcode, then by key. */
export const mainSite = (sites: readonly KnownSite[]): KnownSite | null => {
  const verified = (site: KnownSite) =>
    Object.values(site.fields)
      .map(({ verifiedOn }) => verifiedOn ?? "")
      .sort()
      .at(-1) ?? "";
  const order = (a: KnownSite, b: KnownSite) =>
    verified(b).localeCompare(verified(a)) ||
    Number(a.postcode === "") - Number(b.postcode === "") ||
    (a.key < b.key ? -1 : 1);
  return [...sites].sort(order)[0] ?? null;
};
