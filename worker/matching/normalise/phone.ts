import parsePhoneNumber, { type CountryCode } from "libphonenumber-js/min";
import { isNothing, tidy } from "./text.ts";

export interface Phone {
  /** E.164, "+31384145436": compares and shows. */
  value: string;
  mobile: boolean;
  /** A Dutch number that many sites can share (088, 085, 0800, 0900, 14xx). */
  national: boolean;
}

const EXTENSION =
  /[\s,;]*(?:toestel(?:nr\.?)?|tst\.?|ext(?:ension)?\.?|doorkies(?:nr)?\.?|intern|x|#)\s*:?\s*\d{1,5}\s*$/i;
const cache = new Map<string, Phone | null>();
/** A plain Dutch number in any usual spelling; the library costs a hundred times as much and agrees on these. */
const PLAIN = /^(?:\+31|0031|31(?=\d{9}$)|0(?!0))?0?([1-8]\d{8})$/;

function dutchPhone(national: string): Phone {
  return {
    value: `+31${national}`,
    mobile: /^6[1-58]/.test(national),
    national: /^(?:8[578]|800|90[069]|14)/.test(national),
  };
}

function parseOne(text: string, country: CountryCode): Phone | null {
  const bare = text
    .replace(/^[^\d+(]+/, "")
    .replace(EXTENSION, "")
    .replace(/\s*\([^\d]*\)\s*$/, "")
    .replace(/\(0\)/, "");
  const digits = bare.replace(/\D/g, "");
  if (digits.length < 7 || digits.length > 15 || /^(\d)\1+$/.test(digits)) return null;
  if (country === "NL") {
    const plain = PLAIN.exec(bare.replace(/[\s().\u2010-\u2015-]/g, ""))?.[1];
    if (plain && !plain.startsWith("319")) return dutchPhone(plain);
    // Too short for a number that lost its zero: a local number, or one of another country.
    if (digits.length < 9 && !/^[+(]*0/.test(bare) && !bare.startsWith("+")) return null;
  }
  const key = country + bare;
  const known = cache.get(key);
  if (known !== undefined) return known;
  const parsed = parsePhoneNumber(bare, country);
  let phone: Phone | null = null;
  if (parsed?.isValid())
    phone =
      parsed.countryCallingCode === "31"
        ? dutchPhone(parsed.nationalNumber)
        : { value: parsed.number, mobile: false, national: false };
  if (cache.size > 20_000) cache.clear();
  cache.set(key, phone);
  return phone;
}

/**
 * All numbers in one cell ("06-12345678 / 050-7070720"), in `country` where none is written, in the order written, each once.
 * `invalid` is true when the cell holds text that gives no number, or less than is written.
 */
export function normalisePhones(
  cell: string | undefined,
  country: CountryCode = "NL",
): { phones: Phone[]; invalid: boolean } {
  if (isNothing(cell)) return { phones: [], invalid: false };
  const text = tidy(cell);
  const whole = parseOne(text, country);
  if (whole) return { phones: [whole], invalid: false };
  const parts = text
    .split(
      /\s*(?:[/;|,]|\bof\b|\ben\b|\bor\b|\band\b|&)\s*(?=\D*\d[\d\s().-]{5})|\s+-\s+|\s+(?=(?:\+31|0031|06[\s-]))/i,
    )
    .filter((part) => /\d/.test(part));
  const parsed = parts.map((part) => parseOne(part, country));
  const phones = parsed.filter(
    (phone, at): phone is Phone => !!phone && parsed.findIndex((p) => p?.value === phone.value) === at,
  );
  return { phones, invalid: parsed.length === 0 || parsed.some((phone) => phone === null) };
}

/** Dutch numbers shared by many sites; read from the E.164 form. */
export const isNationalNumber = (e164: string): boolean => /^\+31(?:8[578]|800|90[069]|14)/.test(e164);
