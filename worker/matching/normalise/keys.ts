import { isCompanyDomain, registrableDomain } from "./domain.ts";

/** What company keys are made of. All parts are norms. */
export interface KeyParts {
  kvk?: string | null;
  /** 12 digits of one establishment (vestigingsnummer). */
  branch?: string | null;
  vat?: string | null;
  domains: (string | null)[];
  /** The company's own main address. */
  email?: string | undefined;
  phones: string[];
  postcode?: string;
  houseNumber?: string;
  street?: string;
  city?: string;
  names: string[];
}
const LONGEST = 80;
/** Elsewhere a postcode and a number are no address: a whole district shares them. */
const DUTCH_POSTCODE = /^\d{4}[A-Z]{2}$/;

/**
 * Keys of a company, at most 12, sorted by strength: `k:` KVK, `b:` establishment, `v:` VAT id, `d:` domain, `e:` main e-mail at a host of everybody, `p:` phone, `a:` postcode|number,
 * `s:` street|number|place (a street outside the Netherlands begins with ~, as does the phone of an unknown country), `n:` name|place. They are both the blocking index and the evidence that is compared,
 * so a company keeps every key it was ever given (that is what makes the order of uploads irrelevant, P4.1-2).
 */
export function companyKeys(parts: KeyParts): string[] {
  const keys = new Set<string>();
  if (parts.kvk) keys.add(`k:${parts.kvk}`);
  if (parts.branch) keys.add(`b:${parts.branch}`);
  if (parts.vat) keys.add(`v:${parts.vat}`);
  for (const domain of parts.domains) if (domain && isCompanyDomain(domain)) keys.add(`d:${domain}`);
  const host = parts.email?.slice(parts.email.lastIndexOf("@") + 1);
  if (host && !isCompanyDomain(registrableDomain(host) ?? host)) keys.add(`e:${parts.email}`);
  for (const phone of parts.phones.slice(0, 2)) keys.add(`p:${phone}`);
  if (parts.postcode && parts.houseNumber && DUTCH_POSTCODE.test(parts.postcode))
    keys.add(`a:${parts.postcode}|${parts.houseNumber}`);
  const place = parts.city || (DUTCH_POSTCODE.test(parts.postcode ?? "") ? "" : parts.postcode) || "";
  const street = parts.street?.startsWith("~") ? `${parts.street}|${parts.houseNumber}|${parts.city ?? ""}` : "";
  if (street && parts.houseNumber) keys.add(`s:${street}`);
  else if (parts.street && parts.houseNumber && place) keys.add(`s:${parts.street}|${parts.houseNumber}|${place}`);
  for (const name of parts.names.slice(0, 3)) keys.add(`n:${name}|${parts.city ?? ""}`);
  return [...keys].map((key) => key.slice(0, LONGEST)).slice(0, 12);
}
