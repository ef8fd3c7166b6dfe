import type { AgreementTerms } from "#contract/assignments.ts";
import { stockCap } from "#contract/floor.ts";
import { agreementInForceSql, type Grant, loggedRead } from "#worker/access/index.ts";
import type { Deps } from "#worker/deps.ts";
import { localDate, startOfLocalDay } from "#worker/retention/index.ts";
import { againKeysSql } from "../outcomes/index.ts";

export interface StockRow {
  id: string;
  name: string;
  terms: string;
  callsToday: number;
  now: number;
  day: number;
  week: number;
  resting: number;
  callbacks: number;
  inHand: number;
  open: number;
  legalForm: number;
  neverCall: number;
  doubtful: number;
  exhausted: number;
  region: number;
  sector: number;
  duplicate: number;
  nobody: number;
}

// Every count walks one index of one assignment and stops at the cap, so it costs the same at 1,000 and 1,000,000 leads.
const capped = (from: string) => `(SELECT COUNT(*) FROM (SELECT 1 FROM ${from} LIMIT ${stockCap}))`;
/** `leads_in_queue` holds the open leads by rank and due moment. */
const queued = (rank: number, when: string) =>
  capped(`leads WHERE assignment_id = a.id AND state = 'open' AND queue_rank = ${rank} ${when}`);
const due = (when: string) => [0, 1, 2].map((rank) => queued(rank, when)).join(" + ");
const held = (reason: string) =>
  capped(`leads WHERE assignment_id = a.id AND state = 'held' AND held_reason = '${reason}'`);
// Closed after an outcome that would have come again: the attempts ran out.
const exhausted = capped(
  `leads WHERE assignment_id = a.id AND state = 'closed' AND outcome_key IN (${againKeysSql("a.id")})`,
);

// ?1 viewer, ?2 today, ?3 now, ?4 in a day, ?5 in a week, ?6 start of today.
export const stockSql = `SELECT a.id, a.name, p.terms,
    (SELECT COUNT(*) FROM calls k WHERE k.assignment_id = a.id AND k.closed_at >= ?6)
      + (SELECT COUNT(*) FROM leases x WHERE x.assignment_id = a.id AND x.expires_at > ?3) AS callsToday,
    ${due("AND due_at <= ?3")} AS now, ${due("AND due_at > ?3 AND due_at <= ?4")} AS day,
    ${due("AND due_at > ?4 AND due_at <= ?5")} AS week, ${due("AND due_at > ?5")} AS open,
    ${queued(1, "AND due_at > ?3")} AS resting, ${queued(0, "AND due_at > ?3")} AS callbacks,
    (SELECT COUNT(*) FROM leases x WHERE x.assignment_id = a.id AND x.expires_at > ?3) AS inHand,
    ${held("legal_form")} AS legalForm, ${held("never_call")} AS neverCall,
    ${capped("leads WHERE assignment_id = a.id AND state = 'review'")} AS doubtful, ${exhausted} AS exhausted,
    ${held("region")} AS region, ${held("sector")} AS sector, ${held("duplicate")} AS duplicate, ${held("nobody")} AS nobody
  FROM assignment_supervisors v JOIN assignments a ON a.id = v.assignment_id AND a.state = 'active'
    JOIN processor_agreements p ON p.id = (SELECT q.id FROM processor_agreements q WHERE q.assignment_id = a.id
      AND q.countersigned_at IS NOT NULL AND q.ended_at IS NULL AND q.starts_on <= ?2 AND q.ends_on >= ?2
      ORDER BY q.signed_at DESC, q.id DESC LIMIT 1)
  WHERE v.user_id = ?1 ORDER BY a.name, a.id`;

const dayMs = 86_400_000;

/** The stock of the viewer's active assignments, one log line an assignment (P3-5: counts are looks too). */
export const readStocks = async (
  deps: Deps,
  grant: Grant<"stock.list">,
): Promise<(Omit<StockRow, "terms"> & { terms: AgreementTerms })[]> => {
  const now = deps.clock.now();
  const todayOn = localDate(now);
  const at = (ms: number) => new Date(now.getTime() + ms).toISOString();
  const shown = `SELECT a.id AS record_id, NULL AS subject_id FROM assignment_supervisors v
    JOIN assignments a ON a.id = v.assignment_id AND a.state = 'active' WHERE v.user_id = ? AND ${agreementInForceSql("a.id")}`;
  const [found] = await loggedRead(
    deps,
    grant,
    {
      kind: "assignment",
      // The last line stands for an empty list: also that look leaves its trace (P3-7).
      records: deps.db.statement(
        `WITH shown AS (${shown}) SELECT * FROM shown UNION ALL SELECT NULL, NULL WHERE NOT EXISTS (SELECT 1 FROM shown)`,
        [grant.actor.userId, todayOn, todayOn],
      ),
    },
    [
      deps.db.statement(stockSql, [
        grant.actor.userId,
        todayOn,
        now.toISOString(),
        at(dayMs),
        at(7 * dayMs),
        startOfLocalDay(todayOn).toISOString(),
      ]),
    ],
  );
  return ((found?.rows ?? []) as StockRow[]).map((row) => ({
    ...row,
    terms: JSON.parse(row.terms) as AgreementTerms,
  }));
};
