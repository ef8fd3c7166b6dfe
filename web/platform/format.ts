import { locale } from "./i18n.ts";

/** Every clock time is shown as it is in the Netherlands, wherever the screen stands. */
const TIME_ZONE = "Europe/Amsterdam";

const LANGUAGE_TAG = { nl: "nl-NL", en: "en-GB" } as const;

const dateFormats = new Map<string, Intl.DateTimeFormat>();
const numberFormats = new Map<string, Intl.NumberFormat>();

function dateFormat(options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = locale() + JSON.stringify(options);
  let format = dateFormats.get(key);
  if (!format) {
    format = new Intl.DateTimeFormat(LANGUAGE_TAG[locale()], { timeZone: TIME_ZONE, ...options });
    dateFormats.set(key, format);
  }
  return format;
}

/** A local date (`2026-11-25`) has no zone: noon keeps it on its own day in every one. */
const toDate = (value: string): Date => new Date(value.length === 10 ? `${value}T12:00:00Z` : value);

/** "23 nov 2026", from an instant (`…At`) or a local date (`…On`). */
export const formatDate = (value: string): string =>
  dateFormat({ day: "numeric", month: "short", year: "numeric" }).format(toDate(value));

/** "wo 25 nov". */
export const formatDay = (value: string): string =>
  dateFormat({ weekday: "short", day: "numeric", month: "short" }).format(toDate(value));

/** "14:05". */
export const formatTime = (value: string): string =>
  dateFormat({ hour: "2-digit", minute: "2-digit", hourCycle: "h23" }).format(toDate(value));

/** "donderdag 3 december 2026", the heading of a day. */
export const formatLongDay = (value: string): string =>
  dateFormat({ weekday: "long", day: "numeric", month: "long", year: "numeric" }).format(toDate(value));

/** "23 nov 2026, 14:05". */
export const formatDateTime = (value: string): string => `${formatDate(value)}, ${formatTime(value)}`;

/** "6.781" in Dutch, "6,781" in English. */
export function formatNumber(value: number, options: Intl.NumberFormatOptions = {}): string {
  const key = locale() + JSON.stringify(options);
  let format = numberFormats.get(key);
  if (!format) {
    format = new Intl.NumberFormat(LANGUAGE_TAG[locale()], options);
    numberFormats.set(key, format);
  }
  return format.format(value);
}

/** "02:14" from seconds; a running clock must not change width. */
export function formatDuration(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds));
  const pad = (n: number) => String(n).padStart(2, "0");
  const minutes = Math.floor(whole / 60);
  return minutes < 60
    ? `${pad(minutes)}:${pad(whole % 60)}`
    : `${Math.floor(minutes / 60)}:${pad(minutes % 60)}:${pad(whole % 60)}`;
}
