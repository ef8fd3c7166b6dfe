import { type Stock, stockCap } from "#contract/floor.ts";
import type { Grant } from "#worker/access/index.ts";
import type { Deps } from "#worker/deps.ts";
import { withinBounds } from "../../processor-agreements/index.ts";
import { readStocks } from "../stock.repository.ts";

const cap = (count: number) => Math.min(count, stockCap);

/** Per assignment what can be called when, and what is held back and why. */
export const listStocks = async ({ grant, deps }: { grant: Grant<"stock.list">; deps: Deps }): Promise<Stock[]> =>
  (await readStocks(deps, grant)).map((row) => {
    const within = withinBounds(row.terms, deps.clock.now());
    const max = row.terms.maxCallsPerDay;
    const volumeLeft = max === null ? null : Math.max(0, max - row.callsToday);
    const reached = volumeLeft === 0 ? ("volume" as const) : null;
    return {
      assignmentId: row.id,
      assignmentName: row.name,
      closed: within.ok ? reached : within.reason,
      volumeLeft,
      now: cap(row.now - Math.min(row.inHand, row.now)),
      day: cap(row.day),
      week: cap(row.week),
      later: cap(row.open),
      inHand: row.inHand,
      resting: cap(row.resting),
      callbacks: cap(row.callbacks),
      held: {
        legalForm: row.legalForm,
        neverCall: row.neverCall,
        doubtful: row.doubtful,
        exhausted: cap(row.exhausted),
        region: row.region,
        sector: row.sector,
        duplicate: row.duplicate,
        nobody: row.nobody,
      },
    };
  });
