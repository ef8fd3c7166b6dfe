import type { ReviewField, ReviewLine } from "#contract/reviews.ts";
import { survive } from "#worker/matching/survivorship.ts";
import type {
  CompanyField,
  ContactField,
  Dated,
  KnownCompany,
  KnownContact,
  KnownSite,
} from "#worker/matching/types.ts";
import { formatAddress, mainSite } from "#worker/modules/companies/index.ts";
import { contactValueText } from "#worker/modules/contacts/index.ts";

const companyOrder: CompanyField[] = [
  "name",
  "legalForm",
  "kvk",
  "phone",
  "email",
  "website",
  "sector",
  "fte",
  "ceased",
];
const contactOrder: ContactField[] = ["name", "function", "email", "phone", "mobile", "profile"];

const line = <F extends ReviewField>(
  field: F,
  left: Dated | undefined,
  right: Dated | undefined,
  text: (value: string) => string = (value) => value,
): ReviewLine[] => {
  if (left === undefined && right === undefined) return [];
  const result = left !== undefined && right !== undefined ? survive(left, right) : (left ?? right);
  const same = left?.norm === right?.norm;
  return [
    {
      field,
      left: left === undefined ? null : text(left.value),
      right: right === undefined ? null : text(right.value),
      result: result === undefined ? null : text(result.value),
      from: same ? "both" : result?.norm === left?.norm ? "left" : "right",
    },
  ];
};

const addressOf = (site: KnownSite | null) => {
  if (site === null) return null;
  const { street, city, country } = site.fields;
  return formatAddress({
    ...site,
    street: street?.value ?? null,
    city: city?.value ?? null,
    country: country?.value ?? null,
  });
};

/** Another address is another site: both stay. */
const addressLine = (left: KnownCompany, right: KnownCompany): ReviewLine[] => {
  const [a, b] = [mainSite(left.sites), mainSite(right.sites)];
  if (a === null && b === null) return [];
  const [one, other] = [addressOf(a), addressOf(b)];
  const same = a?.key === b?.key;
  const result = same ? one : [one, other].filter((text) => text !== null).join(" · ");
  return [
    { field: "address", left: one, right: other, result, from: same || (a && b) ? "both" : a ? "left" : "right" },
  ];
};

/** Both companies field by field, and what survivorship would give. No dates, no sources (P1-5). */
export const companyLines = (left: KnownCompany, right: KnownCompany): ReviewLine[] =>
  companyOrder.flatMap((field) => [
    ...line(field, left.fields[field], right.fields[field]),
    ...(field === "kvk" ? addressLine(left, right) : []),
  ]);

export const contactLines = (left: KnownContact, right: KnownContact): ReviewLine[] =>
  contactOrder.flatMap((field) =>
    line(field, left.fields[field], right.fields[field], (value) => contactValueText(field, value)),
  );
