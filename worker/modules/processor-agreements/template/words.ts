const months = [
  "januari",
  "februari",
  "maart",
  "april",
  "mei",
  "juni",
  "juli",
  "augustus",
  "september",
  "oktober",
  "november",
  "december",
];
const days = ["maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag"];
const units = { D: ["dag", "dagen"], M: ["maand", "maanden"], Y: ["jaar", "jaar"], H: ["uur", "uur"] } as const;

/** "a, b en c" */
export const enumerate = (items: readonly string[]) =>
  items.length < 2 ? (items[0] ?? "") : `${items.slice(0, -1).join(", ")} en ${items.at(-1)}`;

/** A local date as people write it: 25 november 2026. */
export const dateText = (date: string) => {
  const [year = "", month = "", day = ""] = date.split("-");
  return `${Number(day)} ${months[Number(month) - 1]} ${year}`;
};

/** Weekdays by number, 1 = Monday. */
export const daysText = (numbers: readonly number[]) => enumerate(numbers.map((day) => days[day - 1] ?? ""));

/** An ISO 8601 period of the retention schedule in Dutch. */
export const periodText = (period: string) => {
  const [, count = "", unit = "D"] = /^PT?(\d+)([DMYH])$/.exec(period) ?? [];
  const [one, many] = units[unit as keyof typeof units];
  return `${count} ${count === "1" ? one : many}`;
};
