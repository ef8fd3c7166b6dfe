import type { Agreement } from "./compare.ts";

export interface Decision {
  verdict: "same" | "doubtful" | "different";
  /** Of "same": 5 strongest … 1; stronger ties are made first. */
  strength: number;
  /** Rests on what is not known: left open where it would lead to two companies that are not the same. */
  soft?: true;
  /** Named evidence, for the reviewer and the report: "kvk", "name.equal", "domain", "phone", "address", "place" … */
  evidence: string[];
}

const NAMES = ["", "name.part", "name.alike", "name.equal"];

function named(found: Agreement): string[] {
  const list = [
    found.kvk === "same" && "kvk",
    NAMES[found.name],
    found.number && "number",
    found.domain && "domain",
    found.email && "email",
    found.phone === "own" && "phone",
    found.phone === "shared" && "phone.shared",
    found.phone === "near" && "phone.near",
    found.address && "address",
    found.place && "place",
  ];
  return list.filter((item): item is string => !!item);
}

const rung = ({ phone }: Agreement): boolean => phone === "own" || phone === "shared";

/**
 * Same, doubtful or different (P4.1-2). Rules are positive: more evidence never makes two companies less the same, so that the order
 * in which evidence arrives does not matter; the one that isn't makes soft ties, which are left open where they could lead two ways.
 * The one veto: two different valid KVK numbers are two companies.
 * Never the same on a name alone, nor on a website, a shared number or an address without the name (branches, holdings, franchise,
 * one building).
 */
export function decideCompany(found: Agreement): Decision {
  const evidence = named(found);
  const decide = (verdict: Decision["verdict"], strength = 0): Decision => ({ verdict, strength, evidence });
  if (found.kvk === "different") return decide("different");
  const others = Number(found.address) + Number(rung(found)) + Number(found.domain) + Number(found.email);
  const local = found.address || found.email || found.phone === "own";
  if (found.kvk === "same") return found.name > 0 || others > 0 || found.place ? decide("same", 5) : decide("doubtful");
  // One VAT id can be a whole group's, so it takes the name as well; an establishment number is one place of one company.
  if (found.number && found.name >= 2) return decide("same", 4);
  if (found.shared !== null) return decide(...abroad(found, found.shared));
  if (found.name === 3) {
    if (others >= 2) return decide("same", 4);
    if (local) return decide("same", 3);
    // One website and one place, or a number with a slip in it; and nothing by which branches differ.
    if (found.domain && !found.apart && (found.place || found.phone === "near"))
      return { ...decide("same", 2), soft: true };
    return others > 0 || found.place ? decide("doubtful") : decide("different");
  }
  if (found.name === 2) {
    if (others >= 2 && local) return decide("same", 2);
    if (local && found.place) return decide("same", 1);
    return others > 0 ? decide("doubtful") : decide("different");
  }
  return others >= 2 || found.number ? decide("doubtful") : decide("different");
}

/**
 * Outside the Netherlands no register number tells two companies of one house apart, and one establishment is written in many ways
 * ("Easter Seals - Teddy Bear 3", "Teddy Bear Nursery School III"): there an address with a part of the name will do. A number alone
 * will not: the establishments of one organisation give its central number.
 */
function abroad(found: Agreement, shared: number): [Decision["verdict"], number?] {
  const own = found.phone === "own";
  const equal = found.name === 3;
  if (found.address) {
    if (equal || shared >= 0.6) return ["same", 3];
    if (rung(found) && shared >= 0.25) return ["same", 2];
    return own || shared > 0 || found.domain ? ["doubtful"] : ["different"];
  }
  if (found.street === "same" && own && (equal || shared >= 0.4)) return ["same", 1];
  if (found.street === "unknown" && own && (equal || shared >= 0.8)) return ["same", 1];
  if (found.domain && own && equal) return ["same", 1];
  return shared >= 0.6 && (own || found.domain || found.place) ? ["doubtful"] : ["different"];
}
