import { describe, expect, it } from "vitest";
import {
  claimed,
  hasEnded,
  isNearEnd,
  mayRenew,
  remainingMs,
  renewed,
  serverNow,
} from "#web/features/desk/lease-clock.ts";

const lease = { claimedAt: "2026-11-25T09:00:00.000Z", expiresAt: "2026-11-25T09:10:00.000Z" };
const at = (iso: string) => Date.parse(iso);

describe("the lease on the screen", () => {
  it("runs by the server's clock, also when this computer is an hour ahead", () => {
    const wrong = at("2026-11-25T10:00:00.000Z");
    const clock = claimed(lease, wrong);
    expect(remainingMs(clock, wrong)).toBe(600_000);
    expect(remainingMs(clock, wrong + 60_000)).toBe(540_000);
    expect(serverNow(clock, wrong + 60_000)).toBe(at("2026-11-25T09:01:00.000Z"));
  });

  it("tells the server's time again from a renewal", () => {
    const clock = renewed("2026-11-25T09:15:00.000Z", at("2026-11-25T10:05:00.000Z"), 600_000);
    expect(serverNow(clock, at("2026-11-25T10:05:30.000Z"))).toBe(at("2026-11-25T09:05:30.000Z"));
  });

  it("is renewed by activity once a minute, not by every key and not after its end", () => {
    const start = at(lease.claimedAt);
    const clock = claimed(lease, start);
    expect(mayRenew(clock, start + 59_000)).toBe(false);
    expect(mayRenew(clock, start + 61_000)).toBe(true);
    expect(mayRenew(clock, start + 601_000)).toBe(false);
  });

  it("warns before its end and asks the server only a little after it", () => {
    const start = at(lease.claimedAt);
    const clock = claimed(lease, start);
    expect(isNearEnd(clock, start + 500_000)).toBe(false);
    expect(isNearEnd(clock, start + 520_000)).toBe(true);
    expect(hasEnded(clock, start + 601_000)).toBe(false);
    expect(hasEnded(clock, start + 604_000)).toBe(true);
  });
});
