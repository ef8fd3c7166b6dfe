import { fillMask, type NumberStyle } from "./number-format.ts";

const DAY_MS = 86_400_000;
const LAST_DAY = 2_958_465;

/**
 * The text of a number cell: a date as ISO, digits in their mask, otherwise the number as Excel shows it with enough room. Never rounded
 * further than Excel's own 15 digits, never in scientific notation where it is a whole number (a phone as 3.16E+10).
 */
export function numberText(raw: string, style: NumberStyle, uses1904: boolean): string {
  const text = raw.trim();
  // Digits that say more than a number can (a leading zero, more than 15 digits) are left as they stand.
  if (/^-?\d+$/.test(text)) return style.kind === "plain" ? text : styled(text, Number(text), style, uses1904);
  const number = text === "" ? Number.NaN : Number(text);
  if (!Number.isFinite(number)) return raw;
  return styled(plain(number), number, style, uses1904);
}

function styled(text: string, number: number, style: NumberStyle, uses1904: boolean): string {
  if (style.kind === "mask") return /^\d+$/.test(text) ? fillMask(style.mask, text) : text;
  if (style.kind === "date") return dateText(number, uses1904) ?? text;
  if (style.kind === "elapsed") return number >= 0 && number < LAST_DAY ? elapsed(number) : text;
  return text;
}

function plain(number: number): string {
  const short = Number(number.toPrecision(15));
  if (Number.isInteger(short) && Math.abs(short) < 1e21) return String(short);
  const text = String(short);
  return /e-/.test(text) && Math.abs(short) > 1e-15 ? short.toFixed(20).replace(/0+$/, "") : text;
}

/**
 * An Excel day number as `YYYY-MM-DD`, with ` HH:MM:SS` when it has a time, or only the time below one day.
 * The 1900 system counts a 29 February 1900 that never was: day 60. Null for what is no date.
 */
export function dateText(serial: number, uses1904: boolean): string | null {
  if (!(serial >= 0) || serial > LAST_DAY + 1) return null;
  const seconds = Math.round(serial * 86_400);
  const days = Math.floor(seconds / 86_400);
  const time = clock(seconds % 86_400);
  if (!uses1904 && days === 0) return time;
  if (uses1904 && serial < 1 && serial > 0) return time;
  if (!uses1904 && days === 60) return `1900-02-29${seconds % 86_400 === 0 ? "" : ` ${time}`}`;
  const epoch = uses1904 ? -2_082_844_800_000 : days < 60 ? -2_209_075_200_000 : -2_209_161_600_000;
  const day = new Date(epoch + days * DAY_MS).toISOString().slice(0, 10);
  return seconds % 86_400 === 0 ? day : `${day} ${time}`;
}

function elapsed(days: number): string {
  const seconds = Math.round(days * 86_400);
  return clock(seconds);
}

function clock(seconds: number): string {
  const two = (n: number) => String(n).padStart(2, "0");
  return `${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
}

/** Cells of type `d` hold ISO dates; a midnight in them is only how they are written. */
export function isoText(raw: string): string {
  return raw
    .trim()
    .replace(/^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2}:\d{2})(?:\.0+)?Z?$/, (_, day, time) =>
      time === "00:00:00" ? day : `${day} ${time}`,
    );
}
