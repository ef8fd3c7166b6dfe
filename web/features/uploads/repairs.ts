import type { TargetField } from "#contract/uploads.ts";
import { normaliseWebsite } from "#worker/matching/normalise/domain.ts";
import { normaliseEmail } from "#worker/matching/normalise/email.ts";
import { normaliseKvk } from "#worker/matching/normalise/kvk.ts";
import { normalisePhones } from "#worker/matching/normalise/phone.ts";
import { isNothing } from "#worker/matching/normalise/text.ts";
import { repairMojibake } from "./reading/mojibake.ts";

export const repairIds = [
  "text.mojibake",
  "phone.scientific",
  "phone.zero",
  "phone.country",
  "kvk.scientific",
  "kvk.zero",
  "postcode.space",
  "email.clean",
  "website.clean",
  "fte.number",
] as const;
export type RepairId = (typeof repairIds)[number];

/** One way to mend a cell: the mended text, or null when there is nothing to mend here. Pure, and mending twice changes nothing. */
export interface Repair {
  id: RepairId;
  /** Columns it looks at; "all" = own columns too. */
  targets: readonly TargetField[] | "all";
  /** Without it the value is lost for use (warning), or it only reads better (info). */
  level: "warning" | "info";
  mend: (cell: string) => string | null;
}

const phones: readonly TargetField[] = ["phone", "contactPhone", "mobile"];
const digitsOf = (cell: string): string => cell.replace(/\D/g, "");
const isPhone = (text: string): boolean => {
  const { phones: found, invalid } = normalisePhones(text);
  return found.length === 1 && !invalid;
};

/** "6,12345678E+08" as Excel shows a long number; null when digits were already lost. */
function writtenOut(cell: string): string | null {
  const match = /^\s*(\d)(?:[.,](\d+))?\s*E\s*\+?\s*(\d{1,2})\s*$/i.exec(cell);
  if (!match) return null;
  const [, first = "", decimals = "", exponent = ""] = match;
  const length = Number(exponent);
  // "6,12E+08" was rounded: what stood behind is gone.
  if (decimals.length < length - 2 || decimals.length > length) return null;
  return `${first}${decimals.padEnd(length, "0")}`;
}

const withZero = (digits: string, length: number): string =>
  digits.length === length - 1 && !digits.startsWith("0") ? `0${digits}` : digits;

/** Signs that slipped into an address: spaces, brackets, "(at)", a comma for a dot, a dot at the end. */
function cleanEmail(cell: string): string | null {
  const text = cell
    .trim()
    .replace(/^mailto:/i, "")
    .replace(/^[<("'[]+|[>)"'\].,;:]+$/g, "")
    .replace(/\s*[([]\s*(?:at|apenstaartje)\s*[)\]]\s*/i, "@")
    .replace(/\s*@+\s*/, "@")
    .replace(/\s*[.,]+\s*(?=[^@]*$)/g, ".")
    .replace(/\s+/g, "");
  const found = normaliseEmail(text);
  return found !== null && found !== "invalid" ? text : null;
}

function cleanWebsite(cell: string): string | null {
  const text = cell
    .trim()
    .replace(/\s*[.,]\s*/g, ".")
    .replace(/\\/g, "/")
    .replace(/^h?t{1,3}ps?\s*[:;.]?\s*\/{0,3}\s*[:;]?\s*\/{0,2}/i, "")
    .replace(/^w{2,4}[.:;/\s]+/i, "www.")
    .replace(/\s+/g, "")
    .replace(/\.+$/, "");
  const found = normaliseWebsite(text);
  return found !== null && found !== "invalid" ? text : null;
}

const whenInvalid =
  (isInvalid: (cell: string) => boolean, mend: (cell: string) => string | null) =>
  (cell: string): string | null =>
    isNothing(cell) || !isInvalid(cell) ? null : mend(cell);

/** All repairs, in the order in which they are offered. */
export const repairs: readonly Repair[] = [
  {
    id: "text.mojibake",
    targets: "all",
    level: "warning",
    mend: (cell) => {
      const mended = repairMojibake(cell);
      return mended === cell ? null : mended;
    },
  },
  {
    id: "phone.scientific",
    targets: phones,
    level: "warning",
    mend: (cell) => {
      const digits = writtenOut(cell);
      if (digits === null) return null;
      const national = withZero(digits, 10);
      const mended = national.length === 10 && isPhone(national) ? national : `+${digits}`;
      return isPhone(mended) ? mended : null;
    },
  },
  {
    id: "phone.zero",
    targets: phones,
    level: "info",
    mend: (cell) => {
      if (!/^\s*[1-9][\d\s.-]+$/.test(cell)) return null;
      const digits = digitsOf(cell);
      return digits.length === 9 && isPhone(`0${digits}`) ? `0${cell.trim()}` : null;
    },
  },
  {
    id: "phone.country",
    targets: phones,
    level: "info",
    mend: (cell) => {
      const digits = digitsOf(cell);
      if (!/^\s*31[\d\s.-]+$/.test(cell) || digits.length !== 11) return null;
      return isPhone(`+${digits}`) ? `+${cell.trim()}` : null;
    },
  },
  {
    id: "kvk.scientific",
    targets: ["kvk"],
    level: "warning",
    mend: (cell) => {
      const digits = writtenOut(cell);
      const mended = digits === null ? "" : withZero(digits, 8);
      return mended.length === 8 && normaliseKvk(mended).value !== null ? mended : null;
    },
  },
  {
    id: "kvk.zero",
    targets: ["kvk"],
    level: "info",
    mend: (cell) => (/^\s*[1-9]\d{6}\s*$/.test(cell) ? `0${cell.trim()}` : null),
  },
  {
    id: "postcode.space",
    targets: ["postcode"],
    level: "info",
    mend: (cell) => {
      const match = /^\s*([1-9]\d{3})[\s\-.]*([a-z]{2})\s*$/i.exec(cell);
      const mended = match ? `${match[1]} ${match[2]?.toUpperCase()}` : null;
      return mended === cell.trim() ? null : mended;
    },
  },
  {
    id: "email.clean",
    targets: ["email", "contactEmail"],
    level: "warning",
    mend: whenInvalid((cell) => normaliseEmail(cell) === "invalid", cleanEmail),
  },
  {
    id: "website.clean",
    targets: ["website"],
    level: "warning",
    mend: whenInvalid((cell) => normaliseWebsite(cell) === "invalid", cleanWebsite),
  },
  {
    id: "fte.number",
    targets: ["fte"],
    level: "warning",
    mend: (cell) => {
      const match = /^\D{0,12}?(\d{1,6})\s*(?:t\/m|tot|à|a|tm|–|—|\+|pers|mensen|employees|fte|medewerkers|$)/i.exec(
        cell.replace(/(\d)[.](\d{3})\b/, "$1$2"),
      );
      const plain = /^\s*(?:ca\.?\s*)?\d{1,6}(?:[.,]\d+)?\s*(?:(?:fte|medewerkers|werknemers|-\s*\d+.*)\s*)?$/i;
      return match?.[1] && !plain.test(cell) ? match[1] : null;
    },
  },
];
