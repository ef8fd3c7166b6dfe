import { compareNames, type NameAgreement } from "./company-names.ts";
import { compareStreets, hasOwnNumber, isVisited, nearNumber } from "./compare-places.ts";
import { samePlace } from "./normalise/address.ts";
import { isNationalNumber } from "./normalise/phone.ts";
import type { WordWeights } from "./word-weights.ts";

/** Everything that ever was known of a company, taken apart from its keys; the union of two is the evidence of both together. */
export interface Evidence {
  kvk: Set<string>;
  /** Establishment numbers and VAT ids: who shares one is the same or of one group. */
  numbers: Set<string>;
  domains: Set<string>;
  /** Main addresses at hosts of everybody. */
  emails: Set<string>;
  phones: Set<string>;
  /** Postcode + number, and street + number + place. */
  addresses: Set<string>;
  /** Places and four-digit postcode areas. */
  places: Set<string>;
  names: Set<string>;
  /** Something that only a Dutch company has, and something that none has. */
  dutch: boolean;
  foreign: boolean;
}

export interface Agreement {
  kvk: "same" | "different" | "unknown";
  name: NameAgreement;
  /** One VAT id or establishment number. */
  number: boolean;
  domain: boolean;
  /** One main address at a host of everybody. */
  email: boolean;
  /** A number that belongs to one place; "shared" for 088 and the like, "near" for one with a digit wrong or two swapped. */
  phone: "own" | "shared" | "near" | null;
  address: boolean;
  /** Both give a number of their own, or both a place to visit, and these differ: two branches may share all the rest. */
  apart: boolean;
  place: boolean;
  /** Outside the Netherlands: how much of the shorter name the other holds; null for Dutch companies and for too little to say. */
  shared: number | null;
  /** Outside the Netherlands: one street (numbers may differ), or on one side none is known. */
  street: "same" | "unknown" | "different";
}

/** Company keys (normalise/keys.ts) as evidence. */
export function evidenceOf(keys: Iterable<string>): Evidence {
  const evidence: Evidence = {
    kvk: new Set(),
    numbers: new Set(),
    domains: new Set(),
    emails: new Set(),
    phones: new Set(),
    addresses: new Set(),
    places: new Set(),
    names: new Set(),
    dutch: false,
    foreign: false,
  };
  for (const key of keys) {
    const rest = key.slice(2);
    if (/^(?:k:|b:|v:NL|a:|p:\+31|d:.*\.nl$)/.test(key)) evidence.dutch = true;
    else if (/^(?:s:~|p:)/.test(key)) evidence.foreign = true;
    if (key.startsWith("k:")) evidence.kvk.add(rest);
    else if (key.startsWith("b:") || key.startsWith("v:")) evidence.numbers.add(key);
    else if (key.startsWith("d:")) evidence.domains.add(rest);
    else if (key.startsWith("e:")) evidence.emails.add(rest);
    else if (key.startsWith("p:")) evidence.phones.add(rest);
    else if (key.startsWith("a:")) {
      evidence.addresses.add(key);
      if (/^\d{4}/.test(rest)) evidence.places.add(rest.slice(0, 4));
    } else if (key.startsWith("s:")) evidence.addresses.add(key);
    else if (key.startsWith("n:")) {
      const bar = rest.lastIndexOf("|");
      evidence.names.add(rest.slice(0, bar));
      if (bar < rest.length - 1) evidence.places.add(rest.slice(bar + 1));
    }
  }
  return evidence;
}

/** Adds `more` to `evidence`. */
export function addEvidence(evidence: Evidence, more: Evidence): void {
  for (const part of ["kvk", "numbers", "domains", "emails", "phones", "addresses", "places", "names"] as const)
    for (const item of more[part]) evidence[part].add(item);
  evidence.dutch ||= more.dutch;
  evidence.foreign ||= more.foreign;
}

const NONE: ReadonlySet<string> = new Set();

function share(a: Set<string>, b: Set<string>): boolean {
  const [small, large] = a.size <= b.size ? [a, b] : [b, a];
  for (const item of small) if (large.has(item)) return true;
  return false;
}

/** What two companies have in common. Symmetric; `names` is a cache over one run. */
export function compareCompanies(
  a: Evidence,
  b: Evidence,
  names: Map<string, NameAgreement>,
  words: WordWeights,
  generic: ReadonlySet<string> = NONE,
): Agreement {
  const abroad = a.foreign && b.foreign && !a.dutch && !b.dutch;
  let phone: Agreement["phone"] = null;
  for (const number of a.phones) {
    if (!b.phones.has(number)) continue;
    phone = isNationalNumber(number) || generic.has(number) ? (phone ?? "shared") : "own";
  }
  phone ??= nearNumber(a.phones, b.phones) ? "near" : null;
  const address = share(a.addresses, b.addresses);
  const bothKvk = a.kvk.size > 0 && b.kvk.size > 0;
  return {
    kvk: !bothKvk ? "unknown" : share(a.kvk, b.kvk) ? "same" : "different",
    name: Math.max(bestName(a.names, b.names, names), placedName(a, b, names)) as NameAgreement,
    number: share(a.numbers, b.numbers),
    domain: share(a.domains, b.domains),
    email: share(a.emails, b.emails),
    phone,
    address,
    apart: (phone === null && hasOwnNumber(a) && hasOwnNumber(b)) || (!address && isVisited(a) && isVisited(b)),
    place: share(a.places, b.places),
    shared: abroad ? words.shared(a.names, b.names) : null,
    street: abroad ? compareStreets(a, b) : "unknown",
  };
}

/** "Van Rossum Zwolle" and "Van Rossum", both in Zwolle: alike, also when misspelt. */
function placedName(a: Evidence, b: Evidence, cache: Map<string, NameAgreement>): NameAgreement {
  for (const place of a.places) {
    if (!b.places.has(place) || /^\d/.test(place)) continue;
    for (const one of a.names) {
      for (const other of b.names) {
        const [left, right] = [withoutPlace(one, place), withoutPlace(other, place)];
        if ((left === one) === (right === other)) continue;
        if (left.replaceAll(" ", "") === right.replaceAll(" ", "") || compareOnce(left, right, cache) >= 2) return 2;
      }
    }
  }
  return 0;
}

/** A name without the place at its end, however that is spelt; the whole where little else is left. */
function withoutPlace(name: string, place: string): string {
  const all = name.split(" ");
  for (let from = 1; from < all.length; from++) {
    if (samePlace(all.slice(from).join(""), place) && all.slice(0, from).join("").length >= 4)
      return all.slice(0, from).join(" ");
  }
  return name;
}

function bestName(a: Set<string>, b: Set<string>, cache: Map<string, NameAgreement>): NameAgreement {
  if (share(a, b)) return 3;
  let best: NameAgreement = 0;
  for (const one of a) {
    for (const other of b) {
      const level = compareOnce(one, other, cache);
      if (level > best) best = level;
      if (best === 3) return 3;
    }
  }
  return best;
}

function compareOnce(one: string, other: string, cache: Map<string, NameAgreement>): NameAgreement {
  const pair = one < other ? `${one}\n${other}` : `${other}\n${one}`;
  let level = cache.get(pair);
  if (level === undefined) {
    level = compareNames(one, other);
    cache.set(pair, level);
  }
  return level;
}
