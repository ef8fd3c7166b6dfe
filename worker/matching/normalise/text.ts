/** Words people type for "nothing" in Dutch and English lists. Compared after folding away signs. */
const EMPTY_WORDS = new Set([
  "",
  "nvt",
  "onbekend",
  "geen",
  "leeg",
  "null",
  "none",
  "na",
  "unknown",
  "0",
  "00000000",
  "00000000000",
  "x",
  "xx",
  "xxx",
  "nb",
  "xxnl",
  "nietbekend",
  "nogonbekend",
  "nognietbekend",
  "nnb",
  "tba",
  "tbd",
  "nan",
  "undefined",
  "empty",
  "blanco",
  "nietvantoepassing",
  "notapplicable",
  "geenopgave",
  "volgt",
  "volgtnog",
]);

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is removed here.
const CONTROL = /[\u0000-\u001f\u007f\u00ad\u200b-\u200f\u2028-\u202e\ufeff]/g;

/** Trimmed text with white space and control characters collapsed; shown to people as it is. */
export function tidy(text: string | null | undefined): string {
  if (!text) return "";
  return text
    .normalize("NFC")
    .replace(/\u00a0/g, " ")
    .replace(CONTROL, " ")
    .replace(/ {2,}/g, " ")
    .trim();
}

/** True for "", "n.v.t.", "onbekend", "-", "?" and other ways to say "nothing". */
export function isNothing(text: string | null | undefined): boolean {
  const tidied = tidy(text).toLowerCase();
  if (/^[^\p{L}\p{N}]*$/u.test(tidied)) return true;
  return EMPTY_WORDS.has(tidied.replace(/[^\p{L}\p{N}]/gu, ""));
}

/** Tidied text, or "" when it only says "nothing". */
export const filled = (text: string | null | undefined): string => (isNothing(text) ? "" : tidy(text));

const MARKS = /\p{M}/gu;
const PLAIN: Record<string, string> = { ß: "ss", ø: "o", æ: "ae", œ: "oe", ł: "l", đ: "d", ð: "d", þ: "th", ı: "i" };

/** Lower case without accents ("Coöperatie" -> "cooperatie"); signs stay. */
export function fold(text: string): string {
  const lower = text.toLowerCase();
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the common case is plain ASCII.
  if (/^[\x00-\x7f]*$/.test(lower)) return lower;
  return lower
    .normalize("NFD")
    .replace(MARKS, "")
    .replace(/[ßøæœłđðþı]/g, (sign) => PLAIN[sign] ?? sign)
    .replace(/[’‘`´]/g, "'")
    .normalize("NFC");
}

/** Only letters and digits of the folded text, in words; y counts as Dutch ij. */
export function words(text: string): string[] {
  return (
    fold(text)
      .replace(/'/g, "")
      .replace(/y/g, "ij")
      .match(/[\p{L}\p{N}]+/gu) ?? []
  );
}

/** words() without spaces. */
export const squash = (text: string): string => words(text).join("");

/** A letter whose capital is two signs (ᾀ, ŉ) stays: those two would be read otherwise the next time. */
const capital = (letter: string): string => {
  const upper = letter.toUpperCase();
  return upper.length === letter.length ? upper : letter;
};

/** Text in only capitals or only lower case becomes "Title Case"; mixed text is left as typed. */
export function softenCase(text: string): string {
  if (text !== text.toUpperCase() && text !== text.toLowerCase()) return text;
  return text
    .toLowerCase()
    .replace(/(^|[\s\-(/.])(\p{L})/gu, (_, before: string, letter: string) => before + capital(letter));
}
