import { systemClock } from "#worker/platform/clock.ts";

/**
 * How long a session lives, by the real clock (the demo world's clock jumps, sessions do not).
 *
 * * idle 30 minutes: a call and its note fit in it, an unattended screen does not stay open over lunch;
 * * absolute 12 hours: one working day with a late start and breaks, so that everyone proves a second factor every day;
 * * step-up 10 minutes: long enough to confirm a download and see it end;
 * * seen at most once a minute: a busy screen costs one write a minute, not one per request.
 *
 * Several sessions per person are allowed (a phone beside a desk); an agent still has one lease.
 */
export const sessionTimes = {
  idleMs: 30 * 60_000,
  absoluteMs: 12 * 3_600_000,
  stepUpMs: 10 * 60_000,
  seenEveryMs: 60_000,
} as const;

const iso = (ms: number) => new Date(ms).toISOString();

/** When a session seen now ends: after the idle time, and never later than its absolute life. */
export const expiryOf = (createdAtMs: number, seenAtMs: number) =>
  iso(Math.min(seenAtMs + sessionTimes.idleMs, createdAtMs + sessionTimes.absoluteMs));

/** Until when a step-up counts, or null when it no longer does. */
export const stepUpEnd = (stepUpAt: string | null, nowMs: number) => {
  if (stepUpAt === null) return null;
  const end = Date.parse(stepUpAt) + sessionTimes.stepUpMs;
  return end > nowMs ? iso(end) : null;
};

/** The real clock, in ms: sessions and second factors do not jump with the demo world's. */
export const realNow = () => systemClock().now().getTime();
