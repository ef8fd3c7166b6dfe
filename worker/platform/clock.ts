/** The only source of "now" outside identity's own library. Injected, so that time can be played in tests and the demo. */
export interface Clock {
  now(): Date;
}

/** The runtime's clock, moved by `offsetMs` (0 in production; the demo world's clock control moves it). */
export const systemClock = (offsetMs = 0): Clock => ({ now: () => new Date(Date.now() + offsetMs) });

/** A clock that stands still until it is told otherwise. */
export const fixedClock = (at: string | Date): Clock & { set(at: string | Date): void } => {
  let current = new Date(at);
  return {
    now: () => new Date(current),
    set: (next) => {
      current = new Date(next);
    },
  };
};

/** UTC ISO text with milliseconds: the one form of every `…At` column. */
export const nowIso = (clock: Clock) => clock.now().toISOString();
