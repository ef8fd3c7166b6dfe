/** Dutch public holidays, on which nobody is called. A pure calculation, shared by the bounds and the screen. */
const holidayNames = [
  "new_year",
  "easter",
  "easter_monday",
  "kings_day",
  "liberation_day",
  "ascension",
  "whit_sunday",
  "whit_monday",
  "christmas",
  "boxing_day",
] as const;
export type HolidayName = (typeof holidayNames)[number];

const iso = (ms: number) => new Date(ms).toISOString().slice(0, 10);
const dayMs = 86_400_000;

/** Easter Sunday of a year as UTC midnight in ms, by the anonymous Gregorian computus. */
const easterMs = (year: number): number => {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const h = (19 * a + b - Math.floor(b / 4) - Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3) + 15) % 30;
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const n = h + l - 7 * m + 114;
  return Date.UTC(year, Math.floor(n / 31) - 1, (n % 31) + 1);
};

/**
 * The holidays of a year from 2014 on, date (`YYYY-MM-DD`) → name. King's Day moves to Saturday when it falls on a Sunday;
 * Liberation Day is free for business once in five years; Good Friday is a working day.
 */
export const holidaysOf = (year: number): Map<string, HolidayName> => {
  const easter = easterMs(year);
  const after = (days: number) => iso(easter + days * dayMs);
  const kingsDay = Date.UTC(year, 3, 27);
  const days: [string, HolidayName][] = [
    [`${year}-01-01`, "new_year"],
    [after(0), "easter"],
    [after(1), "easter_monday"],
    [iso(new Date(kingsDay).getUTCDay() === 0 ? kingsDay - dayMs : kingsDay), "kings_day"],
    ...(year % 5 === 0 ? [[`${year}-05-05`, "liberation_day"] as [string, HolidayName]] : []),
    [after(39), "ascension"],
    [after(49), "whit_sunday"],
    [after(50), "whit_monday"],
    [`${year}-12-25`, "christmas"],
    [`${year}-12-26`, "boxing_day"],
  ];
  return new Map(days);
};

const years = new Map<number, Map<string, HolidayName>>();

/** The holiday on a local date (`YYYY-MM-DD`), or null on other days. */
export const holidayOn = (date: string): HolidayName | null => {
  const year = Number(date.slice(0, 4));
  const known = years.get(year) ?? holidaysOf(year);
  years.set(year, known);
  return known.get(date) ?? null;
};
