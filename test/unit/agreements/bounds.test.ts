import { expect, test } from "vitest";
import type { AgreementTerms } from "#contract/assignments.ts";
import {
  agreementState,
  normaliseTerms,
  termErrors,
  withinBounds,
} from "#worker/modules/processor-agreements/agreements.rules.ts";

const terms: AgreementTerms = {
  startsOn: "2026-03-02",
  endsOn: "2026-11-27",
  callingHours: { from: "09:00", until: "17:30", days: [1, 2, 3, 4, 5] },
  maxCallsPerDay: 40,
  regions: [],
  sectors: [],
};
const at = (instant: string, change: Partial<AgreementTerms> = {}) =>
  withinBounds({ ...terms, ...change }, new Date(instant));

test("calling is allowed on the agreed days and hours, on the clock of Amsterdam (P5-3)", () => {
  expect(at("2026-11-25T08:00:00Z")).toEqual({ ok: true });
  expect(at("2026-11-25T07:59:59Z")).toEqual({ ok: false, reason: "hours" });
  expect(at("2026-11-25T16:29:59Z")).toEqual({ ok: true });
  expect(at("2026-11-25T16:30:00Z")).toEqual({ ok: false, reason: "hours" });
  expect(at("2026-11-21T10:00:00Z")).toEqual({ ok: false, reason: "day" });
});

test("the agreed hours follow summer and winter time (P5-3)", () => {
  expect(at("2026-10-23T07:00:00Z")).toEqual({ ok: true });
  expect(at("2026-10-26T07:00:00Z")).toEqual({ ok: false, reason: "hours" });
  expect(at("2026-10-26T08:00:00Z")).toEqual({ ok: true });
});

test("calling starts on the first and ends after the last agreed local day (P5-3)", () => {
  const always = { callingHours: { from: "00:00", until: "23:59", days: [1, 2, 3, 4, 5, 6, 7] } };
  expect(at("2026-03-01T22:59:59Z", always)).toEqual({ ok: false, reason: "dates" });
  expect(at("2026-03-01T23:00:00Z", always)).toEqual({ ok: true });
  expect(at("2026-11-27T22:59:59Z", always)).toEqual({ ok: true });
  expect(at("2026-11-27T23:00:00Z", always)).toEqual({ ok: false, reason: "dates" });
});

test("an agreement is in force only when countersigned, begun and not ended (P5-2)", () => {
  const signed = { startsOn: "2026-03-02", endsOn: "2026-11-27", countersignedAt: null, endedAt: null };
  const both = { ...signed, countersignedAt: "2026-02-01T10:00:00.000Z" };
  expect(agreementState(null, "2026-05-01")).toBe("none");
  expect(agreementState(signed, "2026-05-01")).toBe("signed");
  expect(agreementState(both, "2026-03-01")).toBe("not_started");
  expect(agreementState(both, "2026-03-02")).toBe("in_force");
  expect(agreementState(both, "2026-11-27")).toBe("in_force");
  expect(agreementState(both, "2026-11-28")).toBe("ended");
  expect(agreementState(signed, "2026-11-28")).toBe("ended");
  expect(agreementState({ ...both, endedAt: "2026-04-01T10:00:00.000Z" }, "2026-05-01")).toBe("ended");
});

test("terms that can't hold are pointed at", () => {
  const pointers = (change: Partial<AgreementTerms>) =>
    termErrors({ ...terms, ...change }, "2026-11-25").map(({ pointer }) => pointer);
  expect(pointers({})).toEqual([]);
  expect(pointers({ endsOn: "2026-03-01" })).toEqual(["/terms/endsOn"]);
  expect(pointers({ endsOn: "2026-11-24" })).toEqual(["/terms/endsOn"]);
  expect(pointers({ callingHours: { ...terms.callingHours, until: "09:00" } })).toEqual(["/terms/callingHours/until"]);
});

test("days are kept in order and once, so that equal terms are equal text", () => {
  const days = normaliseTerms({ ...terms, callingHours: { ...terms.callingHours, days: [5, 1, 5] } }).callingHours.days;
  expect(days).toEqual([1, 5]);
});
