import type { LogFinding } from "#contract/log-reviews.ts";

export interface DayCount {
  day_on: string;
  actor_pseudonym: string;
  actor_role: string;
  records: number;
  refused: number;
  outside_hours: number;
}
export interface SkipCount {
  pseudonym: string;
  skips: number;
}

/** From where on something stands out. Chosen low: a reviewer can wave a finding away, but not find what isn't shown. */
const thresholds = { volumeTimes: 3, volumeAtLeast: 200, outsideHours: 10, refused: 5, skips: 20 };

const median = (numbers: number[]) => {
  const sorted = numbers.toSorted((a, b) => a - b);
  return sorted[Math.floor((sorted.length - 1) / 2)] ?? 0;
};

/** What stands out in a month of counts. Clients look at their own data as they please: they are not reviewed (L-12). */
export const findingsOf = (days: readonly DayCount[], skips: readonly SkipCount[]): LogFinding[] => {
  const staff = days.filter(({ actor_role }) => actor_role !== "client");
  const usual = new Map<string, number>();
  for (const role of new Set(staff.map(({ actor_role }) => actor_role)))
    usual.set(role, median(staff.filter((day) => day.actor_role === role).map(({ records }) => records)));
  const found = staff.flatMap((day): LogFinding[] => {
    const about = { pseudonym: day.actor_pseudonym, role: day.actor_role, dayOn: day.day_on };
    const typical = usual.get(day.actor_role) ?? 0;
    const finding = (kind: LogFinding["kind"], count: number, of: number | null = null) => ({
      ...about,
      kind,
      count,
      usual: of,
    });
    return [
      ...(day.records >= thresholds.volumeAtLeast && day.records > thresholds.volumeTimes * typical
        ? [finding("volume", day.records, typical)]
        : []),
      ...(day.outside_hours >= thresholds.outsideHours ? [finding("hours", day.outside_hours)] : []),
      ...(day.refused >= thresholds.refused ? [finding("denied", day.refused)] : []),
    ];
  });
  const skipping = skips
    .filter((each) => each.skips >= thresholds.skips)
    .map(
      (each): LogFinding => ({
        kind: "skips",
        pseudonym: each.pseudonym,
        role: "agent",
        dayOn: null,
        count: each.skips,
        usual: null,
      }),
    );
  return [...found, ...skipping];
};

const sampleSize = 20;

/** Which lines are looked at: drawn by the digits of a head's root, so that nobody chose them and anybody can check it. */
export const sampleOf = (digits: readonly number[], first: number, last: number): number[] => {
  const span = last - first + 1;
  const drawn = new Set<number>();
  for (const digit of digits) if (drawn.size < sampleSize) drawn.add(first + (digit % span));
  return [...drawn].sort((a, b) => a - b);
};

/** "2026-12" → "2027-01". */
export const monthAfter = (month: string) => {
  const [year = 0, number = 0] = month.split("-").map(Number);
  return number === 12 ? `${year + 1}-01` : `${year}-${String(number + 1).padStart(2, "0")}`;
};
