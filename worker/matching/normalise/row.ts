import type {
  CompanyField,
  ContactField,
  EngineField,
  NormalisedRow,
  RowIssue,
  RowResult,
  SiteField,
  SiteKey,
  TargetField,
} from "../types.ts";
import {
  normaliseAddition,
  normaliseCity,
  normaliseCountry,
  normalisePostcode,
  splitAddress,
  splitHouseNumber,
  streetNorm,
} from "./address.ts";
import { normaliseCompanyName } from "./company-name.ts";
import { normaliseWebsite } from "./domain.ts";
import { type Email, isMainAddress, normaliseEmail } from "./email.ts";
import { companyKeys } from "./keys.ts";
import { normaliseKvk } from "./kvk.ts";
import { normaliseLegalForm } from "./legal-form.ts";
import { normalisePersonName } from "./person-name.ts";
import { type Phones, readPhones } from "./row-phones.ts";
import { filled, fold, squash } from "./text.ts";
import { normaliseVat } from "./vat.ts";

type Cells = Partial<Record<EngineField, string>>;
type Value = { value: string; norm: string };
type Warn = (field: TargetField, code: string) => void;

/**
 * One record of a file as the engine takes it; `ordinal` counts records after the header from 1.
 * A row without a company is refused with `company.missing` (P2-4). A malformed optional value is left out and named in `issues`
 * (field and code, never the value). The wizard's dry run and the server run this same function.
 */
export function normaliseRow(ordinal: number, given: Cells): RowResult {
  const issues: RowIssue[] = [];
  const warn: Warn = (field, code) => issues.push({ field, code, level: "warning" });
  const cells = shortCells(given, warn);
  const name = normaliseCompanyName(cells.companyName);
  if (!name) return { ok: false, issues: [{ field: "companyName", code: "company.missing", level: "error" }] };

  const company: NormalisedRow["company"] = { name: { value: name.value, norm: name.norm } };
  const set = (field: CompanyField, value: Value | null) => {
    if (value) company[field] = value;
  };
  set("legalForm", normaliseLegalForm(cells.legalForm ?? "") ?? name.legalForm);
  const kvk = normaliseKvk(cells.kvk);
  if (kvk.issue) warn("kvk", kvk.issue);
  set("kvk", kvk.value ? { value: kvk.value, norm: kvk.value } : null);
  const website = normaliseWebsite(cells.website);
  if (website === "invalid") warn("website", "website.invalid");
  else if (website) set("website", { value: website.value, norm: website.value });
  const sector = filled(cells.sector);
  set("sector", sector ? { value: sector, norm: squash(sector) } : null);
  set("fte", readFte(cells.fte, warn));

  const person = readPerson(cells, warn);
  const emails = readEmails(cells, person !== null, name.norm, warn);
  set("email", emails.company ? { value: emails.company.value, norm: emails.company.value } : null);
  const phones = readPhones(cells, person !== null, warn);
  set("phone", phones.company ? { value: phones.company.value, norm: phones.company.value } : null);

  const site = readSite(cells, warn);
  const contact = person ? readContact(person, cells, emails.contact, phones, warn) : null;
  return {
    ok: true,
    issues,
    row: {
      ordinal,
      company,
      site,
      contact,
      companyKeys: companyKeys({
        kvk: kvk.value,
        branch: kvk.branch,
        vat: normaliseVat(cells.vat),
        domains: [website && website !== "invalid" ? website.domain : null, ...emails.all.map((email) => email.domain)],
        email: emails.company?.value,
        phones: phones.keys,
        postcode: site?.postcode,
        houseNumber: site?.houseNumber,
        street: site?.street?.norm,
        city: site?.city?.norm,
        names: [name.norm, ...name.otherNorms, ...tradeNames(cells.tradeName)],
      }),
    },
  };
}

/** Names beside the company's own, several in one cell. */
function tradeNames(cell: string | undefined): string[] {
  return filled(cell)
    .split(/\s*[;|]\s*/)
    .flatMap((part) => normaliseCompanyName(part)?.norm ?? []);
}

const LONGEST = 400;

/** No field of ours is that long; a cell that is holds something else. The company's name is cut, other cells are left out. */
function shortCells(given: Cells, warn: Warn): Cells {
  const cells: Cells = { ...given };
  for (const [field, cell] of Object.entries(given) as [EngineField, string | undefined][]) {
    if (!cell || cell.length <= LONGEST) continue;
    cells[field] = field === "companyName" ? cell.slice(0, LONGEST) : "";
    warn(field as TargetField, "value.tooLong");
  }
  return cells;
}

function readFte(cell: string | undefined, warn: Warn): Value | null {
  const text = filled(cell);
  if (!text) return null;
  const match = /^(?:ca\.?\s*)?(\d{1,6})(?:[.,]\d+)?(?:\s*(?:fte|medewerkers|werknemers|-\s*\d+.*))?$/i.exec(
    text.replace(/(\d)\.(\d{3})\b/, "$1$2"),
  );
  if (!match?.[1]) warn("fte", "fte.invalid");
  return match?.[1] ? { value: String(Number(match[1])), norm: String(Number(match[1])) } : null;
}

function readPerson(cells: Cells, warn: Warn): Value | null {
  const name = normalisePersonName(cells);
  if (name === "desk") warn("personName", "contact.notPerson");
  if (name && name !== "desk") return name;
  const loose: TargetField[] = ["mobile", "contactPhone", "profile", "function"];
  for (const field of loose) if (name !== "desk" && filled(cells[field])) warn(field, "contact.nameMissing");
  return null;
}

/** A role or main address is the company's whatever column it stands in; a personal one is the contact's (data in words). */
function readEmails(cells: Cells, hasPerson: boolean, companyNorm: string, warn: Warn) {
  const all: Email[] = [];
  let company: Email | null = null;
  let contact: Email | null = null;
  for (const field of ["email", "contactEmail"] as const) {
    const email = normaliseEmail(cells[field]);
    if (email === "invalid") warn(field, "email.invalid");
    if (!email || email === "invalid") continue;
    all.push(email);
    const main = field === "email" ? isMainAddress(email, companyNorm) : email.role;
    if (main) company ??= email;
    else if (!hasPerson) warn(field, "contact.nameMissing");
    else if (contact && contact.value !== email.value) warn(field, "email.extra");
    else contact = email;
  }
  return { company, contact, all };
}

function readSite(cells: Cells, warn: Warn): NormalisedRow["site"] {
  const split = splitAddress(cells.address);
  let street = filled(cells.street) || split.street;
  let foreignNorm = filled(cells.street) ? undefined : split.streetNorm;
  let house = splitHouseNumber(cells.houseNumber) ?? split.house;
  if (!house && filled(cells.street)) {
    const inStreet = splitAddress(cells.street);
    if (inStreet.house) [street, house, foreignNorm] = [inStreet.street, inStreet.house, inStreet.streetNorm];
  }
  const addition = normaliseAddition(cells.houseNumberAddition) || house?.addition || "";
  const postcode = normalisePostcode(cells.postcode) ?? normalisePostcode(split.rest);
  const city = normaliseCity(cells.city) ?? normaliseCity(postcode?.place);
  const country = normaliseCountry(cells.country);
  const foreign = (country !== null && country.norm !== "NL") || foreignNorm !== undefined;
  const rawPostcode = filled(cells.postcode);
  if (rawPostcode && !postcode && !foreign) warn("postcode", "postcode.invalid");
  if (filled(cells.houseNumber) && !house) warn("houseNumber", "houseNumber.invalid");
  const code = postcode?.norm ?? (foreign ? rawPostcode.toUpperCase().replace(/[^A-Z0-9]/g, "") : "");
  const number = house?.number ?? "";
  const fields: Partial<Record<SiteField, Value>> = {};
  if (street) fields.street = { value: street, norm: foreignNorm ? `~${foreignNorm}` : streetNorm(street) };
  if (city) fields.city = city;
  if (country) fields.country = country;
  if (!street && !city && !code) return null;
  const site: SiteKey = { key: siteKey(code, number, addition, fields), houseNumber: number, addition, postcode: code };
  return { ...site, ...fields };
}

function siteKey(
  postcode: string,
  number: string,
  addition: string,
  fields: Partial<Record<SiteField, Value>>,
): string {
  if (postcode && number) return `${postcode}|${number}|${addition}`;
  if (fields.street) return `${fields.street.norm}|${number}${addition}|${fields.city?.norm ?? postcode}`;
  return `${postcode}|${fields.city?.norm ?? ""}`;
}

function readContact(
  name: Value,
  cells: Cells,
  email: Email | null,
  phones: Phones,
  warn: Warn,
): NormalisedRow["contact"] {
  const contact: Partial<Record<ContactField, Value>> = { name };
  const job = filled(cells.function);
  if (job) contact.function = { value: job, norm: fold(job) };
  if (email) contact.email = { value: email.value, norm: email.value };
  if (phones.direct) contact.phone = { value: phones.direct.value, norm: phones.direct.value };
  if (phones.mobile) contact.mobile = { value: phones.mobile.value, norm: phones.mobile.value };
  const profile = filled(cells.profile).toLowerCase();
  if (profile) {
    const page = profile
      .replace(/^[a-z]+:\/+/, "")
      .replace(/^(?:www|nl)\./, "")
      .replace(/[?#].*$/, "")
      .replace(/\/+$/, "");
    if (page.includes(".") && page.includes("/")) contact.profile = { value: `https://${page}`, norm: page };
    else warn("profile", "profile.invalid");
  }
  return contact;
}
