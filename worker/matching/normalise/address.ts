import { foreignStreetNorm, numberFirst } from "./foreign-address.ts";
import { filled, fold, softenCase, squash } from "./text.ts";

export interface HouseNumber {
  number: string;
  /** Capitals and digits only: "12-a" -> "A", "128 -130" -> "130". */
  addition: string;
}

/** A house-number cell, with or without addition: "12", "12 a", "21-B", "128 -130", "12 hs". */
export function splitHouseNumber(cell: string | undefined): HouseNumber | null {
  const match = /^(?:nr\.?|no\.?|#)?\s*0*(\d{1,5})(?:\.0)?\s*(.*)$/i.exec(filled(cell));
  if (!match?.[1]) return null;
  return { number: match[1], addition: normaliseAddition(match[2]) };
}

export const normaliseAddition = (text: string | undefined): string =>
  fold(filled(text))
    .toUpperCase()
    .replace(/[^A-Z0-9]/g, "")
    .slice(0, 12);

export interface SplitAddress {
  street: string;
  house: HouseNumber | null;
  /** What stands behind a comma and begins with a postcode. */
  rest: string;
  /** Set where the street is not a Dutch one. */
  streetNorm?: string;
}

/** "Dorpsstraat 12 a" -> street, number, addition. Without a number the whole text is the street. */
export function splitAddress(cell: string | undefined): SplitAddress {
  const text = filled(cell);
  const foreign = numberFirst(text);
  if (foreign) {
    const { number, addition, street } = foreign;
    return { street, house: { number, addition }, rest: "", streetNorm: foreignStreetNorm(street) };
  }
  const line = text.split(/\s*[,;]\s*(?=[1-9]\d{3} ?[A-Za-z]{2}\b)/);
  const first = (line[0] ?? "").trim();
  const rest = line.slice(1).join(" ").trim();
  const match =
    /^(.*?\p{L}.*?)[\s,]+(?:nr\.?\s*)?(\d{1,5})((?:\s*[-/]?\s*(?:\p{L}{1,2}\d{0,3}|hs|bis|huis|i{1,3}|iv|\d{1,5})){0,3})\s*$/iu.exec(
      first,
    );
  if (!match?.[1] || !match[2]) return { street: first.replace(/[\s,]+$/, ""), house: null, rest };
  // "Plein 1944 12": a year in the street's name, then the number.
  const year = /^(1[89]\d\d|20\d\d)$/.test(match[2]) && /^\s+\d{1,4}\b/.test(match[3] ?? "");
  if (year) return { street: `${match[1]} ${match[2]}`, house: splitHouseNumber(match[3]), rest };
  return { street: match[1].replace(/[\s,]+$/, ""), house: splitHouseNumber(match[2] + match[3]), rest };
}

const STREET_WORDS: [RegExp, string][] = [
  [/^(?:p\.? ?o\.? ?box|post ?box|pb|po\.? ?bus|post bus|postfach|boite postale)\b\.?/g, "postbus"],
  [/^antw(?:oord)?\.? ?n(?:umme)?r\b\.?/g, "antwoordnummer"],
  [/\bdr\b\.?/g, "dokter"],
  [/\bdoctor\b/g, "dokter"],
  [/\bmr\b\.?/g, "meester"],
  [/\bir\b\.?/g, "ingenieur"],
  [/\bmgr\b\.?/g, "monseigneur"],
  [/\bgen\b\.?/g, "generaal"],
  [/\bkon\b\.?(?= )/g, "koningin"],
  [/\bpr(?:ins)?\b\.?(?= )/g, "prins"],
  [/\bgebr\b\.?/g, "gebroeders"],
  [/\bind\b\.?(?= ?(?:weg|straat|terrein))/g, "industrie"],
  [/\ba\/d\b/g, "aan de"],
  [/\bb(?:ur)?g(?:em)?\b\.?/g, "burgemeester"],
  [/\bpast\b\.?/g, "pastoor"],
  [/\bprof\b\.?/g, "professor"],
  [/\bst\b\.?/g, "sint"],
  [/\bv\.? ?d\.?(?= )/g, "van de"],
  [/\bvan (?:den|der)\b/g, "van de"],
  [/str\b\.?/g, "straat"],
  [/ln\b\.?/g, "laan"],
  [/wg\b\.?/g, "weg"],
  [/pl\b\.?/g, "plein"],
];

/** Comparable street: abbreviations written out, letters and digits only. */
export function streetNorm(street: string): string {
  return squash(STREET_WORDS.reduce((text, [from, to]) => text.replace(from, to), fold(street)));
}

/** "1234ab" -> "1234 AB" shown, "1234AB" compared. A place behind it comes back as `place`. Null when it is no Dutch postcode. */
export function normalisePostcode(cell: string | undefined): { value: string; norm: string; place: string } | null {
  const match = /^(?:NL-?\s*)?([1-9]\d{3})\s*-?\s*([A-Za-z]{2})(?:\s*[,\s]\s*(.+))?$/.exec(filled(cell));
  const letters = match?.[2]?.toUpperCase() ?? "";
  if (!match || ["SA", "SD", "SS"].includes(letters)) return null;
  return { value: `${match[1]} ${letters}`, norm: `${match[1]}${letters}`, place: match[3] ?? "" };
}

const PLACE_SYNONYMS: Record<string, string> = {
  sgravenhage: "denhaag",
  gravenhage: "denhaag",
  thehague: "denhaag",
  shertogenbosch: "denbosch",
  hertogenbosch: "denbosch",
  sgravenzande: "gravenzande",
  adam: "amsterdam",
  rdam: "rotterdam",
  alphenadrijn: "alphenaandenrijn",
  capelleadijssel: "capelleaandenijssel",
  krimpenadijssel: "krimpenaandenijssel",
  leeuwarderadeel: "leeuwarden",
  ljouwert: "leeuwarden",
  snits: "sneek",
  ithearrenfean: "heerenveen",
  hearrenfean: "heerenveen",
  harns: "harlingen",
  frjentsjer: "franeker",
  boalsert: "bolsward",
  dejouwer: "joure",
  drijlts: "ijlst",
  feanwalden: "veenwouden",
  hurdegarijp: "hardegarijp",
  burgum: "bergum",
  butenpost: "buitenpost",
  grou: "grouw",
  wurdum: "wirdum",
  rdamhoogvliet: "hoogvliet",
  hoogvlietrotterdam: "hoogvliet",
  pernisrotterdam: "pernis",
  amsterdamzuidoost: "amsterdam",
  amsterdamzo: "amsterdam",
  rotterdameuropoort: "europoort",
  europoortrotterdam: "europoort",
  hoekvh: "hoekvanholland",
  hoekvholland: "hoekvanholland",
  wijkbijduurstede: "wijkduurstede",
  wijkbduurstede: "wijkduurstede",
  boz: "bergenopzoom",
  capelleijssel: "capelleaandenijssel",
  sheerenberg: "heerenberg",
  sheerhendrikskinderen: "heerhendrikskinderen",
};

/** Whether squashed text names the place whose norm is given. */
export const samePlace = (squashed: string, norm: string): boolean =>
  squashed === norm || PLACE_SYNONYMS[squashed] === norm;

/** A place: `value` as typed (capitals softened), `norm` with synonyms ('s-Gravenhage = Den Haag). */
export function normaliseCity(cell: string | undefined): { value: string; norm: string } | null {
  const text = filled(cell)
    .replace(/\s*\((?:nl|[a-z]{2,3}|nederland)\)\s*$/i, "")
    .replace(/,?\s*(?:nederland|netherlands)$/i, "");
  if (!/\p{L}{2}/u.test(text)) return null;
  const norm = squash(fold(text).replace(/\ba\/d\b|\baan den\b/g, "ad"));
  return { value: softenCase(text), norm: PLACE_SYNONYMS[norm] ?? norm };
}

const COUNTRIES: Record<string, string> = {
  nl: "NL",
  nederland: "NL",
  netherlands: "NL",
  thenetherlands: "NL",
  nld: "NL",
  holland: "NL",
  be: "BE",
  belgie: "BE",
  belgium: "BE",
  de: "DE",
  duitsland: "DE",
  germany: "DE",
  deutschland: "DE",
};

/** A country as ISO code where known ("Nederland" -> "NL"), else as typed. */
export function normaliseCountry(cell: string | undefined): { value: string; norm: string } | null {
  const text = filled(cell);
  if (!text) return null;
  const code = COUNTRIES[fold(text).replace(/[^a-z]/g, "")];
  return code ? { value: code, norm: code } : { value: text, norm: fold(text) };
}
