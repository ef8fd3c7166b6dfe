const KEEP = 8;

/** How fast rows go, over the last chunks, to tell the seconds left. The clock is the page's own stopwatch. */
export function createSpeed(now: () => number = () => performance.now()) {
  let chunks: { rows: number; ms: number }[] = [];
  let began = 0;
  return {
    begin: () => {
      began = now();
    },
    end: (rows: number) => {
      chunks = [...chunks, { rows, ms: now() - began }].slice(-KEEP);
    },
    reset: () => {
      chunks = [];
    },
    /** Null until something is known. */
    secondsFor: (rows: number): number | null => {
      const sent = chunks.reduce((sum, chunk) => sum + chunk.rows, 0);
      const ms = chunks.reduce((sum, chunk) => sum + chunk.ms, 0);
      return sent === 0 ? null : Math.max(1, Math.round(((ms / sent) * rows) / 1000));
    },
  };
}
