import parsePhoneNumber from "libphonenumber-js/min";
import { isNothing, tidy } from "./text.ts";

export interface Phone {
  /** E.164, "+31384145436": compares and shows. */
  value: string;
  mobile: boolean;
  /** A Dutch number that many sites can share (088, 085, 0800, 0900, 14xx). */
  national: boolean;
}

const EXTENSION = /\s*(?:toestel|tst\.?|ext\.?|doorkiesnr\.?|x)\s*\d{1,5}\s*$/i;
const cache = new Map<string, Phone | null>();

function parseOne(text: string): Phone | null {
  const bare = text.replace(/^[^\d+(]+/, "").replace(EXTENSION, "").replace(/\s*\([^\d]*\)\s*$/, "").replace(/\(0\)/, "");
  const digits = bare.replace(/\D/g, "");
  if (digits.length < 7 || digits.length > 15 || /^(\d)\1+$/.test(digits)) return null;
  const known = cache.get(bare);
  if (known !== undefined) return known;
  const parsed = parsePhoneNumber(bare, "NL");
  let phone: Phone | null = null;
  if (parsed?.isValid()) {
    const dutch = parsed.countryCallingCode === "31";
    const national = parsed.nationalNumber;
    phone = {
      value: parsed.number,
      mobile: dutch && /^6[1-58]/.test(national),
      national: dutch && /^(?:8[578]|800|90[069]|14)/.test(national),
    };
  }
  if (cache.size > 20_000) cache.clear();
  cache.set(bare, phone);
  return phone;
}

/**
 * All numbers in one cell ("06-12345678 / 050-7070720"), default country NL, in the order written, each once.
 * `invalid` is true when the cell holds text that gives no number, or less than is written.
 */
export function normalisePhones(cell: string | undefined): { phones: Phone[]; invalid: boolean } {
  if (isNothing(cell)) return { phones: [], invalid: false };
  const text = tidy(cell);
  const whole = parseOne(text);
  if (whole) return { phones: [whole], invalid: false };
  const parts = text.split(/\s*[/;|,]\s*|\s+(?:of|en|or|and|-)\s+/i).filter((part) => /\d/.test(part));
  const parsed = parts.map(parseOne);
  const phones = parsed.filter((phone, at): phone is Phone => !!phone && parsed.findIndex((p) => p?.value === phone.value) === at);
  return { phones, invalid: parsed.length === 0 || parsed.some((phone) => phone === null) };
}

/** Dutch numbers shared by many sites; read from the E.164 form. */
export const isNationalNumber = (e164: string): boolean => /^\+31(?:8[578]|800|90[069]|14)/.test(e164);
