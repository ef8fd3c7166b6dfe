import { splitLegalForm } from "./legal-form.ts";
import { filled, fold, words } from "./text.ts";

export interface CompanyName {
  /** As typed, without "t.a.v. …" and former names. */
  value: string;
  /** Words without legal form, accents, "en"/"&"; spaces between: "ras zn warmtetechniek". */
  norm: string;
  legalForm: { value: string; norm: string } | null;
  /** Norms of trade names and former names written in the same cell ("X v/h Y", "X h/o Y"). */
  otherNorms: string[];
}

/** "SmitBV": a form that lost its space. */
const GLUED = /(?<=\p{Ll}{3})(BV|NV|VOF|GmbH|PLC|LLC|Ltd|Inc)\.?$/u;
const ATTENTION = /[\s,(]+(?:t\.? ?a\.? ?v\.?:?|ter attentie van|attn?\.?:?|attention)\s.*$/i;
/** Said of the office, not of the company. */
const HEAD_OFFICE =
  /\s*[,(-]?\s*\b(?:hoofd(?:kantoor|vestiging|locatie)|head ?office|headquarters|hq|main office)\b\s*\)?\s*$/i;
const OTHER =
  /\s*[,(]?\s*(?:\bv\/h\b|\bvh\b\.?|\bvoorheen(?: genaamd)?\b|\bformerly\b|\bh\/o\b|\bt\.?h\.?o\.?d\.?n\.?(?=\s)|\bhandelend onder de naam\b|\bmede handelend onder\b(?: de naam)?|\btrading as\b|\bt\/a\b|\bd\/b\/a\b|\bdba\b|\bh\.o\.d\.n\.(?=\s)|\bo\.d\.n\.(?=\s)|\bgenaamd\b)\s*:?\s*/i;
const SAME_WORD: Record<string, string> = {
  zonen: "zn",
  zoon: "zn",
  gebroeders: "gebr",
  and: "",
  en: "",
  und: "",
  st: "sint",
  intl: "international",
  internationaal: "international",
  holdings: "holding",
  mij: "maatschappij",
  maatschappy: "maatschappij",
  adm: "administratie",
};

/** "A. B. C. Bouw" is "ABC Bouw". */
function joinLetters(all: string[]): string[] {
  const joined: string[] = [];
  let run = false;
  for (const word of all) {
    const letter = word.length === 1 && /\p{L}/u.test(word);
    if (letter && run) joined[joined.length - 1] += word;
    else joined.push(word);
    run = letter;
  }
  return joined;
}

/** The comparable words of a name, without its legal form. */
export function nameCore(text: string): string {
  const spread = fold(text)
    .replace(/[&+]/g, " en ")
    .replace(/\bv\.? ?d\.?(?= \p{L}{3})|\bvan (?:den|der)\b/gu, "van de");
  const { rest } = splitLegalForm(spread.trim());
  const core = joinLetters(words(rest))
    .flatMap((word) => SAME_WORD[word] ?? word)
    .filter(Boolean);
  return core.length ? core.join(" ") : words(spread).join(" ");
}

/** A company name cell; null when it says nothing (the row is then refused, P2-4). */
export function normaliseCompanyName(cell: string | undefined): CompanyName | null {
  const named = filled(cell).replace(ATTENTION, "").replace(GLUED, " $1").trim();
  const text = named.replace(HEAD_OFFICE, "") || named;
  const parts = text.split(OTHER).map((part) => part.replace(/[\s,(]+$|^[\s,]+/g, "").replace(/^([^(]*)\)$/, "$1"));
  const names = parts.filter((part) => nameCore(part) !== "");
  const first = names[0];
  if (!first) return null;
  const norm = nameCore(first);
  const { form } = splitLegalForm(fold(first));
  const otherNorms = [...new Set(names.slice(1).map(nameCore))].filter((other) => other !== norm);
  return { value: first, norm, legalForm: form, otherNorms };
}
