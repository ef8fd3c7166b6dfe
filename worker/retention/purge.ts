import type { Clock } from "../platform/clock.ts";
import type { Db, Statement } from "../platform/db/db.ts";
import { batchRows } from "./pace.ts";
import { PURGE_TARGETS, type PurgeCount, type PurgeTarget } from "./targets.ts";

export type PurgeCounts = Partial<Record<PurgeCount, number>>;

export interface PurgeReport {
  /** False when the invocation's queries were spent first; the next trigger goes on. */
  readonly finished: boolean;
  /** What this invocation removed; `task_runs.counts` holds the whole run's, over interruptions. */
  readonly counts: PurgeCounts;
  readonly queries: number;
}

/** One or more targets could not be emptied; the others were. Carries no value, only the targets' names. */
export class PurgeFailed extends Error {
  override name = "PurgeFailed";
  readonly targets: PurgeCount[];
  constructor(targets: PurgeCount[], cause: unknown) {
    super(`purge failed for ${targets.join(", ")}`, { cause });
    this.targets = targets;
  }
}

export interface PurgeInput {
  db: Db;
  clock: Clock;
  /** Rows per batch; by default what `pace.ts` says of this moment. */
  limit?: number;
  /** Queries this invocation may spend. */
  budget?: number;
}

const TASK = "purge";
const busySql = "SELECT EXISTS (SELECT 1 FROM leases WHERE expires_at > ?) AS busy";

/**
 * Deletes everything that is past its period at `clock.now()` (P4.2-10): set-based, oldest first, one transaction per
 * batch, values never leave the database. Twice, at once or after a crash it removes the same rows once, because what
 * is due is asked anew in every batch. Throws PurgeFailed after all other targets have been worked on.
 */
export async function runPurge({ db, clock, limit, budget = 900 }: PurgeInput): Promise<PurgeReport> {
  const now = clock.now();
  const meter = { used: 0 };
  const allows = (cost: number) => meter.used + cost <= budget && db.queriesLeft() >= cost;
  const counts: PurgeCounts = {};
  const failures: { target: PurgeCount; error: unknown }[] = [];

  meter.used += 1;
  const started = await db.first<{ cursor: string | null; busy: number }>(startStatement(db, now));
  const { cursor, busy } = started ?? { cursor: null, busy: 1 };
  const pace = { limit: limit ?? batchRows(busy > 0), fixed: limit !== undefined };
  let finished = true;
  for (const target of startingAt(cursor)) {
    try {
      finished = await empty({ db, clock, target, now, pace, allows, meter, counts });
    } catch (error) {
      failures.push({ target: target.id, error });
    }
    if (!finished) break;
  }
  if (failures.length > 0) {
    throw new PurgeFailed(
      failures.map((failure) => failure.target),
      failures[0]?.error,
    );
  }
  if (!finished) return { finished, counts, queries: meter.used };
  await db.run(finishStatement(db, clock.now()));
  return { finished, counts, queries: meter.used + 1 };
}

interface EmptyInput {
  db: Db;
  clock: Clock;
  target: PurgeTarget;
  now: Date;
  pace: { limit: number; readonly fixed: boolean };
  allows(cost: number): boolean;
  meter: { used: number };
  counts: PurgeCounts;
}

/** Batch after batch until the target holds nothing due (true) or the queries are spent (false). */
async function empty({ db, clock, target, now, pace, allows, meter, counts }: EmptyInput): Promise<boolean> {
  for (;;) {
    const { limit } = pace;
    const writes = target.writes(now, limit);
    const statements: Statement[] = [];
    const counted: [index: number, name: PurgeCount][] = [];
    for (const { sql, params, counts: name } of writes) {
      const index = statements.push(db.statement(sql, params)) - 1;
      if (name === undefined) continue;
      counted.push([index, name]);
      statements.push(countStatement(db, target.id, name, clock.now()));
    }
    // Whether agents work is asked with every batch, for the next one.
    if (!pace.fixed) statements.push({ sql: busySql, params: [now.toISOString()] });
    if (!allows(statements.length + 1)) return false;
    meter.used += statements.length;
    const results = await db.batch(statements);
    if (!pace.fixed) pace.limit = batchRows(((results.at(-1)?.rows[0] as { busy: number } | undefined)?.busy ?? 1) > 0);
    let removed = 0;
    for (const [index, name] of counted) {
      const changes = results[index]?.changes ?? 0;
      counts[name] = (counts[name] ?? 0) + changes;
      if (name === target.id) removed = Math.max(removed, changes);
    }
    if (removed < limit) return true;
  }
}

// The target an interrupted run stood at comes first, so that a long one cannot starve those behind it.
function startingAt(cursor: string | null): PurgeTarget[] {
  const at = Math.max(
    PURGE_TARGETS.findIndex((target) => target.id === cursor),
    0,
  );
  return [...PURGE_TARGETS.slice(at), ...PURGE_TARGETS.slice(0, at)];
}

// An unfinished run is taken up again: it keeps its start and its counts.
function startStatement(db: Db, now: Date): Statement {
  return db.statement(
    `INSERT INTO task_runs (task, cursor, started_at, heartbeat_at, finished_at, counts) VALUES (?1, NULL, ?2, ?2, NULL, '{}')
     ON CONFLICT (task) DO UPDATE SET started_at = iif(finished_at IS NULL, started_at, ?2),
       counts = iif(finished_at IS NULL, counts, '{}'), heartbeat_at = ?2, finished_at = NULL
     RETURNING cursor, (SELECT EXISTS (SELECT 1 FROM leases WHERE expires_at > ?2)) AS busy`,
    [TASK, now.toISOString()],
  );
}

// In the batch of the deletion it counts: an answer lost after the commit cannot make the count wrong.
function countStatement(db: Db, cursor: PurgeCount, name: PurgeCount, now: Date): Statement {
  return db.statement(
    `UPDATE task_runs SET cursor = ?2, heartbeat_at = ?3,
       counts = json_set(counts, '$.' || ?4, coalesce(json_extract(counts, '$.' || ?4), 0) + changes()) WHERE task = ?1`,
    [TASK, cursor, now.toISOString(), name],
  );
}

function finishStatement(db: Db, now: Date): Statement {
  return db.statement("UPDATE task_runs SET cursor = NULL, finished_at = ?2, heartbeat_at = ?2 WHERE task = ?1", [
    TASK,
    now.toISOString(),
  ]);
}
