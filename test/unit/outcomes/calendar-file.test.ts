import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { anyText } from "#test/support/any-text.ts";
import { type CalendarEvent, calendarFile } from "#worker/modules/appointments/calendar-file.rules.ts";
import { localInstant, localParts } from "#worker/modules/appointments/local-time.rules.ts";

const event = (more: Partial<CalendarEvent> = {}): CalendarEvent => ({
  id: "apt_1",
  revision: 0,
  startsAt: new Date("2026-12-03T09:00:00.000Z"),
  minutes: 60,
  changedAt: new Date("2026-11-25T10:00:00.000Z"),
  cancelled: false,
  summary: "Afspraak: Bakkerij",
  description: "",
  ...more,
});

/** A reader of its own: unfolds, takes a property's text and undoes the escapes (RFC 5545 3.1, 3.3.11). */
const read = (file: string, name: string) => {
  const lines = file.replaceAll("\r\n ", "").split("\r\n");
  const line = lines.find((each) => each.startsWith(`${name}:`));
  return line?.slice(name.length + 1).replace(/\\(.)/g, (_, sign: string) => (sign === "n" ? "\n" : sign));
};

describe("a calendar file", () => {
  it("gives every text back as it was, in lines of at most 75 octets (RFC 5545)", () => {
    const texts = anyText(120);
    fc.assert(
      fc.property(texts, texts, (summary, description) => {
        const file = calendarFile(event({ summary, description }));
        const clean = (text: string) => text.replace(/\r\n|\r/g, "\n").replace(/(?![\t\n])\p{Cc}/gu, "");
        expect(read(file, "SUMMARY")).toBe(clean(summary));
        if (description !== "") expect(read(file, "DESCRIPTION")).toBe(clean(description));
        const octets = file.split("\r\n").map((line) => new TextEncoder().encode(line).length);
        expect(Math.max(...octets)).toBeLessThanOrEqual(75);
        expect(file.endsWith("END:VCALENDAR\r\n")).toBe(true);
      }),
    );
  });

  it("lets no text begin a property of its own", () => {
    const file = calendarFile(event({ summary: "x\r\nATTENDEE:mailto:a@b.example", description: "y\nBEGIN:VALARM" }));
    expect(file).not.toMatch(/^(ATTENDEE|BEGIN:VALARM)/m);
  });

  it("keeps its UID over changes and counts them, and says when it is off", () => {
    const first = calendarFile(event());
    const moved = calendarFile(event({ revision: 1, startsAt: new Date("2026-12-04T13:30:00.000Z") }));
    const gone = calendarFile(event({ revision: 2, cancelled: true }));
    expect([first, moved, gone].map((file) => read(file, "UID"))).toEqual(Array(3).fill("apt_1@leadhunter"));
    expect([first, moved, gone].map((file) => read(file, "SEQUENCE"))).toEqual(["0", "1", "2"]);
    expect(read(moved, "DTSTART")).toBe("20261204T133000Z");
    expect(read(moved, "DTEND")).toBe("20261204T143000Z");
    expect([first, gone].map((file) => read(file, "STATUS"))).toEqual(["CONFIRMED", "CANCELLED"]);
  });
});

describe("a time on the Dutch clock", () => {
  it("is the instant of summer and winter time, and of the hours the clock leaps", () => {
    expect(localInstant("2026-07-01", "10:00").toISOString()).toBe("2026-07-01T08:00:00.000Z");
    expect(localInstant("2026-12-03", "10:00").toISOString()).toBe("2026-12-03T09:00:00.000Z");
    expect(localInstant("2026-10-25", "02:30").toISOString()).toBe("2026-10-25T00:30:00.000Z");
    expect(localInstant("2026-03-29", "02:30").toISOString()).toBe("2026-03-29T01:30:00.000Z");
  });

  it("comes back as it was typed, but for the hour that does not exist", () => {
    const minutes = fc.integer({ min: Date.UTC(2026, 0, 1) / 60_000, max: Date.UTC(2030, 0, 1) / 60_000 });
    fc.assert(
      fc.property(minutes, (minute) => {
        const { date, time } = localParts(new Date(minute * 60_000).toISOString());
        expect(localParts(localInstant(date, time).toISOString())).toEqual({ date, time });
      }),
    );
  });
});
