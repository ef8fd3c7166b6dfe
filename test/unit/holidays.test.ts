import fc from "fast-check";
import { Temporal } from "temporal-polyfill";
import { expect, test } from "vitest";
import { holidayOn, holidaysOf } from "#contract/holidays.ts";
import { placeBounds } from "#worker/modules/processor-agreements/place-bounds.rules.ts";

const year = fc.integer({ min: 2014, max: 2100 });
const dateOf = (of: number, name: string) => [...holidaysOf(of)].find(([, each]) => each === name)?.[0];

test("Easter falls on the dates of the almanac", () => {
  const easter = [2014, 2024, 2025, 2026, 2027, 2030, 2038, 2049, 2076, 2100].map((each) => dateOf(each, "easter"));
  expect(easter).toEqual([
    "2014-04-20",
    "2024-03-31",
    "2025-04-20",
    "2026-04-05",
    "2027-03-28",
    "2030-04-21",
    "2038-04-25",
    "2049-04-18",
    "2076-04-19",
    "2100-03-28",
  ]);
});

test("the movable days keep their distance to Easter, on their weekday, in their season", () => {
  fc.assert(
    fc.property(year, (of) => {
      const easter = Temporal.PlainDate.from(dateOf(of, "easter") as string);
      expect(easter.dayOfWeek).toBe(7);
      expect([easter.month, easter.day] >= [3, 22] && (easter.month < 4 || easter.day <= 25)).toBe(true);
      for (const [name, days, weekday] of [
        ["easter_monday", 1, 1],
        ["ascension", 39, 4],
        ["whit_sunday", 49, 7],
        ["whit_monday", 50, 1],
      ] as const) {
        const day = easter.add({ days });
        expect([day.toString(), day.dayOfWeek]).toEqual([dateOf(of, name), weekday]);
      }
    }),
  );
});

test("King's Day is never a Sunday: it moves to the Saturday before", () => {
  fc.assert(
    fc.property(year, (of) => {
      const day = Temporal.PlainDate.from(dateOf(of, "kings_day") as string);
      expect(day.dayOfWeek).not.toBe(7);
      expect(day.month === 4 && (day.day === 27 || (day.day === 26 && day.dayOfWeek === 6))).toBe(true);
    }),
  );
  expect([dateOf(2025, "kings_day"), dateOf(2026, "kings_day")]).toEqual(["2025-04-26", "2026-04-27"]);
});

test("Liberation Day is free once in five years; other days are working days", () => {
  expect([2025, 2026, 2030].map((each) => holidayOn(`${each}-05-05`))).toEqual([
    "liberation_day",
    null,
    "liberation_day",
  ]);
  expect(["2026-04-03", "2026-11-25", "2026-12-24"].map(holidayOn)).toEqual([null, null, null]);
});

test("a region is a province, a postcode or range, or a place; a sector is the beginning of one (P5-3)", () => {
  const of = (...regions: string[]) => placeBounds({ regions, sectors: [] });
  expect(of()).toBeNull();
  expect(of("Flevoland")?.ranges).toEqual([
    [1300, 1379],
    [3890, 3899],
    [8200, 8259],
    [8300, 8324],
  ]);
  expect(of("fryslân")?.ranges).toEqual(of("Friesland")?.ranges);
  expect(of("1000-1299", "35", "1012 AB")?.ranges).toEqual([
    [1000, 1299],
    [3500, 3599],
    [1012, 1012],
  ]);
  expect(of("Wijdewormer")).toMatchObject({ ranges: [], cities: ["wijdewormer"] });
  expect(placeBounds({ regions: [], sectors: ["62", "Bouw "] })?.sectors).toEqual(["62", "bouw"]);
});

test("every postcode lies in one province", () => {
  const names =
    "Drenthe Flevoland Friesland Gelderland Groningen Limburg Noord-Brabant Noord-Holland Overijssel Utrecht";
  const ranges = `${names} Zeeland Zuid-Holland`
    .split(" ")
    .flatMap((name) => placeBounds({ regions: [name], sectors: [] })?.ranges ?? [])
    .sort(([a], [b]) => a - b);
  expect(ranges.reduce((next, [from, until]) => (from === next ? until + 1 : -1), 1000)).toBe(10_000);
});
