const DAY_MS = 86_400_000;
const noon = (on: string) => new Date(`${on}T12:00:00Z`);

/** The local date `n` days later. */
export const plusDays = (on: string, n: number): string =>
  new Date(noon(on).getTime() + n * DAY_MS).toISOString().slice(0, 10);

/** Monday to Sunday of the week that `on` lies in. */
export const weekOf = (on: string): string[] => {
  const monday = plusDays(on, -((noon(on).getUTCDay() + 6) % 7));
  return Array.from({ length: 7 }, (_, i) => plusDays(monday, i));
};

export const isPlannedOn = (periods: readonly { fromOn: string; untilOn: string | null }[], on: string): boolean =>
  periods.some(({ fromOn, untilOn }) => fromOn <= on && (untilOn === null || untilOn >= on));
