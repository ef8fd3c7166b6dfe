const clock = new Intl.DateTimeFormat("en-CA", {
  timeZone: "Europe/Amsterdam",
  hourCycle: "h23",
  year: "numeric",
  month: "2-digit",
  day: "2-digit",
  hour: "2-digit",
  minute: "2-digit",
});

/** A time as the Dutch clock shows it, wherever the screen stands: date `YYYY-MM-DD`, time `HH:MM`. */
export interface WallTime {
  date: string;
  time: string;
}

export const toWallTime = (ms: number): WallTime => {
  const part = Object.fromEntries(clock.formatToParts(ms).map(({ type, value }) => [type, value]));
  return { date: `${part.year}-${part.month}-${part.day}`, time: `${part.hour}:${part.minute}` };
};

const asUtc = ({ date, time }: WallTime) => Date.parse(`${date}T${time}:00.000Z`);

/** The instant of a Dutch wall time in ms, or null when it is no time. In the hour that winter time repeats: the first. */
export const fromWallTime = (wall: WallTime): number | null => {
  const naive = asUtc(wall);
  if (Number.isNaN(naive)) return null;
  const offsetAt = (ms: number) => asUtc(toWallTime(ms)) - ms;
  // The offset just before decides; one step more where the clock moved between.
  const first = naive - offsetAt(naive - 3 * 3_600_000);
  const same = asUtc(toWallTime(first)) === naive;
  return same ? first : naive - offsetAt(naive);
};

/** A date some days on; dates only, so no clock moves. */
export const addDays = (date: string, days: number): string =>
  toWallTime(Date.parse(`${date}T12:00:00Z`) + days * 86_400_000).date;

/** 0 Sunday … 6 Saturday. */
export const weekday = (date: string): number => new Date(`${date}T12:00:00Z`).getUTCDay();
