import { type ComparableName, comparableName, relateNames } from "./person-names.ts";
import type { ContactField, Value } from "./types.ts";

/** What is known of a person at one company. */
export interface PersonEvidence {
  names: ComparableName[];
  emails: Set<string>;
  /** Direct and mobile numbers that are not the company's own. */
  phones: Set<string>;
  mobiles: Set<string>;
  functions: Set<string>;
}

export interface PersonDecision {
  verdict: "same" | "doubtful" | "different";
  /** 3 an exact e-mail or number, 2 full name, 1 fitting name. */
  strength: number;
  /** They cannot stand in one group, whatever links them through others. */
  apart: boolean;
  evidence: string[];
}

/** Evidence of all values given; `general` holds the company's own numbers, which tell nothing about a person. */
export function personEvidence(
  values: { field: ContactField; value: Value }[],
  general: ReadonlySet<string>,
): PersonEvidence {
  const evidence: PersonEvidence = {
    names: [],
    emails: new Set(),
    phones: new Set(),
    mobiles: new Set(),
    functions: new Set(),
  };
  for (const { field, value } of values) {
    if (field === "name") evidence.names.push(comparableName(value.value));
    else if (field === "email") evidence.emails.add(value.norm);
    else if (field === "function") evidence.functions.add(value.norm);
    else if ((field === "phone" || field === "mobile") && !general.has(value.norm)) {
      evidence.phones.add(value.norm);
      if (field === "mobile") evidence.mobiles.add(value.norm);
    }
  }
  return evidence;
}

/** A misspelling in a surname this long is hardly another surname. */
const LONG_SURNAME = 8;
const share = (a: Set<string>, b: Set<string>): boolean => [...a].some((item) => b.has(item));
const local = (email: string): string => email.slice(0, email.lastIndexOf("@"));

/** An address that only changed its domain. */
function sameLocal(a: Set<string>, b: Set<string>): boolean {
  const locals = new Set([...a].map(local));
  return [...b].some((email) => locals.has(local(email)));
}

/**
 * Same person at the same company (P4.2-5): one exact personal e-mail or direct number and no contradicting name, or a surname with a
 * fitting given name and nothing that contradicts. Symmetric.
 */
export function decidePerson(a: PersonEvidence, b: PersonEvidence): PersonDecision {
  const email = share(a.emails, b.emails);
  const phone = share(a.phones, b.phones);
  const relations = a.names.flatMap((one) => b.names.map((other) => relateNames(one, other)));
  const contradicts = relations.some((relation) => relation.contradicts);
  const full = relations.filter((relation) => relation.surname === "equal" && relation.given === "same");
  const equal = full.length > 0;
  const fits = relations.some((relation) => relation.surname === "equal" && relation.given === "fits");
  const alike = relations.some(({ surname, given }) => (surname === "alike" || surname === "part") && given === "same");
  const nearly = relations.some(
    ({ surname, given }) => (surname === "alike" || surname === "part") && given === "fits",
  );
  const long = a.names.concat(b.names).every((name) => name.surname.length >= LONG_SURNAME);
  const evidence = [
    email && "email",
    phone && "phone",
    equal ? "name.equal" : fits ? "name.fits" : alike || nearly ? "name.alike" : null,
    share(a.functions, b.functions) && "function",
  ].filter((item): item is string => !!item);
  const decide = (verdict: PersonDecision["verdict"], strength = 0, apart = false): PersonDecision => ({
    verdict,
    strength,
    apart,
    evidence,
  });
  if (contradicts) return decide(email || phone ? "doubtful" : "different", 0, true);
  if (email || phone) return decide("same", 3);
  const movedEmail = sameLocal(a.emails, b.emails);
  const otherEmail = a.emails.size > 0 && b.emails.size > 0 && !movedEmail;
  const otherMobile = a.mobiles.size > 0 && b.mobiles.size > 0;
  if (otherEmail) return decide(equal || fits || alike ? "doubtful" : "different", 0, true);
  const beyond = movedEmail || share(a.functions, b.functions);
  if (equal && !beyond && full.every((relation) => relation.stretched)) return decide("doubtful");
  if (equal) return decide("same", 2);
  if (otherMobile) return decide(fits || alike ? "doubtful" : "different", 0, true);
  if (fits || alike) return decide("same", 1);
  if (nearly && (beyond || long)) return decide("same", 1);
  return decide(nearly ? "doubtful" : "different");
}
