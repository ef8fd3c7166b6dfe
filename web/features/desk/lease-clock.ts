/** The server decides when a lease ends; the screen asks a little later, so that it never renews by accident. */
export const ASK_AFTER_MS = 3_000;
const WARN_BEFORE_MS = 90_000;

/** A lease on the server's clock, as seen from this computer whose own clock may be wrong. */
export interface LeaseClock {
  expiresAtMs: number;
  lengthMs: number;
  /** Server time minus this computer's time. */
  offsetMs: number;
  renewedAtMs: number;
}

/** A lead just claimed: its `claimedAt` is the server's now, and its length is told. @param nowMs this computer's time */
export const claimed = (lease: { claimedAt: string; expiresAt: string }, nowMs: number): LeaseClock => ({
  expiresAtMs: Date.parse(lease.expiresAt),
  lengthMs: Date.parse(lease.expiresAt) - Date.parse(lease.claimedAt),
  offsetMs: Date.parse(lease.claimedAt) - nowMs,
  renewedAtMs: nowMs,
});

/** A lease just renewed ends one length after the server's now, which tells the offset too. */
export const renewed = (expiresAt: string, nowMs: number, lengthMs: number): LeaseClock => ({
  expiresAtMs: Date.parse(expiresAt),
  lengthMs,
  offsetMs: Date.parse(expiresAt) - lengthMs - nowMs,
  renewedAtMs: nowMs,
});

export const serverNow = (clock: LeaseClock, nowMs: number): number => nowMs + clock.offsetMs;

export const remainingMs = (clock: LeaseClock, nowMs: number): number =>
  Math.max(0, clock.expiresAtMs - serverNow(clock, nowMs));

/** Activity renews a lease, at most once a tenth of its length. */
export const mayRenew = (clock: LeaseClock, nowMs: number): boolean =>
  nowMs - clock.renewedAtMs > clock.lengthMs / 10 && remainingMs(clock, nowMs) > 0;

export const isNearEnd = (clock: LeaseClock, nowMs: number): boolean => remainingMs(clock, nowMs) < WARN_BEFORE_MS;

export const hasEnded = (clock: LeaseClock, nowMs: number): boolean =>
  serverNow(clock, nowMs) > clock.expiresAtMs + ASK_AFTER_MS;
