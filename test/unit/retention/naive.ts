/** A second, slow implementation of the clocks that shares nothing with the engine: own month table, Intl only. */
const amsterdam = new Intl.DateTimeFormat("en-US", {
  timeZone: "Europe/Amsterdam",
  calendar: "gregory",
  numberingSystem: "latn",
  year: "numeric",
  month: "2-digit",
  day: "2-digit",
});

const pad = (n: number, width = 2) => String(n).padStart(width, "0");
const text = (y: number, m: number, d: number) => `${pad(y, 4)}-${pad(m)}-${pad(d)}`;
const leap = (y: number) => (y % 4 === 0 && y % 100 !== 0) || y % 400 === 0;
const lengthOf = (y: number, m: number) =>
  [31, leap(y) ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][m - 1] as number;
const split = (date: string) => date.split("-").map(Number) as [number, number, number];

export function naiveLocalDate(instant: Date): string {
  const part = Object.fromEntries(amsterdam.formatToParts(instant).map((p) => [p.type, p.value]));
  return `${part.year}-${part.month}-${part.day}`;
}

export function naiveNextDay(date: string): string {
  const [y, m, d] = split(date);
  if (d < lengthOf(y, m)) return text(y, m, d + 1);
  return m < 12 ? text(y, m + 1, 1) : text(y + 1, 1, 1);
}

export function naivePreviousDay(date: string): string {
  const [y, m, d] = split(date);
  if (d > 1) return text(y, m, d - 1);
  return m > 1 ? text(y, m - 1, lengthOf(y, m - 1)) : text(y - 1, 12, 31);
}

export function naiveAddMonths(date: string, months: number): string {
  let [y, m, d] = split(date);
  for (let i = 0; i < months; i += 1) {
    m += 1;
    if (m > 12) [y, m] = [y + 1, 1];
  }
  return text(y, m, Math.min(d, lengthOf(y, m)));
}

/** The first half hour (UTC) whose Amsterdam date is `date`, walking up from well before it. */
export function naiveStartOfDay(date: string): Date {
  const [y, m, d] = split(date);
  let at = Date.UTC(y, m - 1, d) - 4 * 3_600_000;
  while (naiveLocalDate(new Date(at)) !== date) at += 1_800_000;
  return new Date(at);
}

export function naiveDueFrom(anchorOn: string, months: number): Date {
  return naiveStartOfDay(naiveNextDay(naiveAddMonths(anchorOn, months)));
}

/** Walks back day by day from today until an anchor is due. */
export function naiveCutoff(now: Date, months: number): string {
  const today = naiveLocalDate(now);
  let anchor = today;
  while (naiveAddMonths(anchor, months) >= today) anchor = naivePreviousDay(anchor);
  return anchor;
}
