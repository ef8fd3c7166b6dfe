import { createHash } from "node:crypto";
import { logExportType } from "#contract/access-log.ts";
import type { Deps } from "#worker/deps.ts";
import { nowIso } from "#worker/platform/clock.ts";
import { problem } from "#worker/platform/http/problem.ts";
import { localDate } from "#worker/retention/calendar.ts";
import type { Grant } from "../grant.ts";
import { loggedRead } from "../logged-read.ts";
import { archivedUntil, type Segment, segmentsAbout } from "../sealing/archive.repository.ts";
import { readSegment } from "../sealing/archived-lines.ts";
import { gapEntry, type LogLine, lineEntry } from "../sealing/leaf.ts";
import { inclusionProof } from "../sealing/merkle.ts";
import { sealLog } from "../sealing/seal-log.ts";
import { findLatestHead, type LogHead } from "../sealing/sealing.repository.ts";
import { pathTiles, storedRoots } from "../sealing/stored-roots.ts";
import { headsWithProofs } from "./daily-heads.ts";
import { csvHead, csvLine } from "./log-csv.rules.ts";
import {
  boundsStatement,
  countLines,
  type LogPeriod,
  type LogScope,
  linesStatement,
  periodInstants,
} from "./log-range.repository.ts";

export type LogGrant = Grant<"access-log.export" | "access-log.export-all">;
export type ExportedLine = LogLine & { reason: string | null };

interface Range {
  deps: Deps;
  grant: LogGrant;
  scope: LogScope;
  period: LogPeriod;
  head: LogHead;
  /** Null when the period holds no line. */
  first: number | null;
  last: number;
  /** Lines of it in the table; those in the archive come before. */
  count: number;
  segments: Segment[];
}
export interface LogFile {
  fileName: string;
  body: ReadableStream<Uint8Array>;
}

const pageRows = 500;
/** More would break off against the queries of one invocation. */
const mostLines = 60_000;
const mostSegments = 40;

/** Reading the log is a look as well: it is logged first, then all lines up to now are sealed, then the range is fixed. */
const openRange = async (deps: Deps, grant: LogGrant, period: LogPeriod): Promise<Range> => {
  const scope = grant.permission === "access-log.export" ? (grant.facts.assignmentId ?? "") : null;
  const [found] = await loggedRead(deps, grant, { kind: "access-log", id: null }, [
    boundsStatement(deps.db, scope, period),
  ]);
  await sealLog(deps, { steps: 10 });
  const head = await findLatestHead(deps.db);
  if (head === null) throw problem("server.unavailable");
  const [bounds] = (found?.rows ?? []) as { first_seq: number | null; last_seq: number | null }[];
  const first = bounds?.first_seq ?? null;
  const last = Math.min(bounds?.last_seq ?? 0, head.size);
  const count = first === null ? 0 : await countLines(deps.db, scope, first, last, mostLines + 1);
  const { from, until } = periodInstants(period);
  const segments = await segmentsAbout(deps.db, scope, from, until);
  if (count > mostLines || segments.length > mostSegments) throw problem("access_log.period_too_long");
  return { deps, grant, scope, period, head, first, last, count, segments };
};

/** The archived part of the period: whole segments, each logged before it is read. */
async function* archivedPages({ deps, grant, scope, period, segments }: Range): AsyncGenerator<ExportedLine[]> {
  const { from, until } = periodInstants(period);
  for (const segment of segments) {
    const [count, id] = [segment.last_seq - segment.first_seq + 1, `segment ${segment.first_seq}`];
    await loggedRead(deps, grant, { kind: "access-log", id, count }, []);
    const own = (await readSegment(deps, segment)).filter((line) => scope === null || line.assignment_id === scope);
    // From the first line of the period to its last, so that nothing is missing between them.
    const start = own.findIndex(({ at }) => at >= from);
    const lines = start < 0 ? [] : own.slice(start, own.findLastIndex(({ at }) => at < until) + 1);
    for (let at = 0; at < lines.length; at += pageRows) yield lines.slice(at, at + pageRows);
  }
}

async function* pages(range: Range): AsyncGenerator<ExportedLine[]> {
  const before = await archivedUntil(range.deps.db);
  yield* archivedPages(range);
  yield* hotPages(range);
  // Lines that moved meanwhile were read in neither place: a broken download, rather than one with a hole.
  if ((await archivedUntil(range.deps.db)) !== before) throw new Error("lines were archived during the export");
}

async function* hotPages({ deps, grant, scope, first, last, count }: Range): AsyncGenerator<ExportedLine[]> {
  let left = count;
  for (let after = (first ?? 0) - 1; first !== null && after < last; ) {
    const disclosed = { kind: "access-log", id: `after ${after}`, count: Math.min(left, pageRows) } as const;
    const [found] = await loggedRead(deps, grant, disclosed, [linesStatement(deps.db, scope, after, last, pageRows)]);
    const lines = (found?.rows ?? []) as ExportedLine[];
    if (lines.length > 0) yield lines;
    left -= lines.length;
    after = lines.length < pageRows ? last : (lines.at(-1)?.seq ?? last);
  }
}

/** JSON lines: what is exported, heads, entries with their proofs, and a signed end over all of it. */
async function* proofText(range: Range): AsyncGenerator<string> {
  const { deps, scope, period, head } = range;
  const digest = createHash("sha256");
  const line = (value: object) => {
    const text = `${JSON.stringify(value)}\n`;
    digest.update(text);
    return text;
  };
  yield line({
    type: logExportType,
    assignment: scope,
    from: period.from ?? null,
    until: period.until ?? null,
    exportedAt: nowIso(deps.clock),
    key: await deps.signer.verifierKey(),
    checkpoint: head.checkpoint,
  });
  // Why an administrator looked is for the client and for directors; others see that there was a reason.
  const mayReadReason = ["client", "director"].includes(range.grant.actor.role);
  let entries = 0;
  let [firstSeq, lastSeq] = [0, 0];
  for await (const lines of pages(range)) {
    if (entries === 0) {
      firstSeq = lines[0]?.seq ?? 0;
      for (const each of await headsWithProofs(deps, lines[0]?.at ?? head.sealed_at, head))
        yield line({ type: "head", ...each });
    }
    const roots = await storedRoots(
      deps.db,
      lines.flatMap(({ seq }) => pathTiles(seq - 1, head.size)),
    );
    let text = "";
    const proofOf = (seq: number) => inclusionProof(roots, seq - 1, head.size);
    for (const each of lines) {
      // The whole log leaves out no number, not even one that no line bears.
      for (let seq = lastSeq + 1; scope === null && entries > 0 && seq < each.seq; seq++, entries++)
        text += line({ type: "entry", entry: gapEntry(seq), proof: await proofOf(seq) });
      const told = mayReadReason && each.reason_digest !== null && each.reason !== null;
      const reason = told ? { reason: each.reason } : {};
      text += line({ type: "entry", entry: lineEntry(each), ...reason, proof: await proofOf(each.seq) });
      lastSeq = each.seq;
      entries++;
    }
    yield text;
  }
  const statement = [logExportType, scope ?? "all", entries, firstSeq, lastSeq, head.size, digest.digest("base64"), ""];
  yield `${JSON.stringify({ type: "end", statement: await deps.signer.sign(statement.join("\n")) })}\n`;
}

async function* csvText(range: Range): AsyncGenerator<string> {
  yield csvHead;
  for await (const lines of pages(range)) yield lines.map(csvLine).join("");
}

const streamOf = (texts: AsyncGenerator<string>) => {
  const encoder = new TextEncoder();
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      const { value, done } = await texts.next();
      if (done) controller.close();
      else controller.enqueue(encoder.encode(value));
    },
    cancel: () => void texts.return(undefined),
  });
};

/**
 * A period of the log as a file: with everything that `verify-log` needs to show that no line was changed, removed or
 * added (P3-7), or as CSV. Pulled by the receiver; one log line per page. Errors: 413 when the period is too long.
 */
export const exportLog = async (
  deps: Deps,
  grant: LogGrant,
  { format, ...period }: LogPeriod & { format: "proof" | "csv" },
): Promise<LogFile> => {
  const range = await openRange(deps, grant, period);
  const name = `leadhunter-log-${localDate(deps.clock.now())}`;
  return format === "csv"
    ? { fileName: `${name}.csv`, body: streamOf(csvText(range)) }
    : { fileName: `${name}.jsonl`, body: streamOf(proofText(range)) };
};
