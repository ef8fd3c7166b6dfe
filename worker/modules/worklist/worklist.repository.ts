import { forecastDays, type HeldLead, type Worklist, worklistRows } from "#contract/worklist.ts";
import { type Grant, loggedRead } from "#worker/access/index.ts";
import type { Deps } from "#worker/deps.ts";
import type { Statement } from "#worker/platform/db/db.ts";
import { decodeCursor, toPage } from "#worker/platform/db/paging.ts";
import {
  addDays,
  cutoffsAt,
  localDate,
  purgeCutoff,
  reviewCutoff,
  SCHEDULE,
  startOfLocalDay,
} from "#worker/retention/index.ts";

const heldPerPage = 50;

/** The last instant of the forecast: the same day's end as `forecastPurge` takes. */
export const forecastEnd = (now: Date) =>
  new Date(startOfLocalDay(addDays(localDate(now), forecastDays + 1)).getTime() - 1);

// ?1 assignment, ?2 purged already, ?3 due for review, ?4 purged at the end of the forecast, ?5 review of companies,
// ?6 due for review at the end of the forecast.
const scanned = `WITH scanned AS MATERIALIZED (SELECT id, contact_id, company_id FROM assignment_rows
    WHERE assignment_id = ?1 ORDER BY ordinal LIMIT ${worklistRows}),
  people AS MATERIALIZED (SELECT s.contact_id, n.anchor_on AS name_on FROM (SELECT DISTINCT contact_id FROM scanned) s
    LEFT JOIN contact_values n ON n.contact_id = s.contact_id AND n.field = 'name'
    WHERE s.contact_id IS NOT NULL AND coalesce(n.anchor_on, '9999') > ?2)`;
const live = "people p JOIN contact_values v ON v.contact_id = p.contact_id AND v.anchor_on > ?2";
// With its name the whole contact goes, and so does one of whom nothing younger is left (retention/targets).
const goneContact =
  "(p.name_on <= ?4 OR NOT EXISTS (SELECT 1 FROM contact_values y WHERE y.contact_id = p.contact_id AND y.anchor_on > ?4))";
const staleCompany = `EXISTS (SELECT 1 FROM companies c, json_each(c.clocks) k WHERE c.id = s.company_id
  AND coalesce(k.value ->> 2, k.value ->> 1) <= ?5)`;

/** Counts over at most `worklistRows` rows, so their cost has a bound; the forecast counts what the purge would delete. */
const countsStatement = (deps: Deps, assignmentId: string | null): Statement => {
  const now = deps.clock.now();
  const { purge, review } = cutoffsAt(now);
  return {
    sql: `${scanned} SELECT
      (SELECT COUNT(DISTINCT p.contact_id) FROM ${live} AND v.anchor_on <= ?3) AS contacts,
      (SELECT COUNT(DISTINCT p.contact_id) FROM ${live} AND v.anchor_on > ?3 AND v.anchor_on <= ?6) AS soon,
      (SELECT COUNT(*) FROM (SELECT DISTINCT company_id FROM scanned) s WHERE ${staleCompany}) AS companies,
      (SELECT COUNT(*) FROM people p WHERE ${goneContact}) AS purgedContacts,
      (SELECT COUNT(*) FROM ${live} WHERE v.anchor_on <= ?4 OR ${goneContact}) AS purgedValues,
      (SELECT COUNT(*) FROM (SELECT DISTINCT company_id FROM scanned) s JOIN companies c ON c.id = s.company_id
        WHERE c.legal_form IS NULL) AS formUnknown,
      (SELECT COUNT(*) FROM (SELECT 1 FROM match_reviews WHERE assignment_id = ?1 AND decision IS NULL LIMIT ${worklistRows})) AS doubtful,
      EXISTS (SELECT 1 FROM assignment_rows WHERE assignment_id = ?1 ORDER BY ordinal LIMIT 1 OFFSET ${worklistRows}) AS more`,
    params: [
      assignmentId,
      purge,
      review,
      purgeCutoff(forecastEnd(now), SCHEDULE.contactValue),
      reviewCutoff(now, SCHEDULE.company),
      reviewCutoff(forecastEnd(now), SCHEDULE.contactValue),
    ],
  };
};

interface Counts {
  contacts: number;
  soon: number;
  companies: number;
  purgedContacts: number;
  purgedValues: number;
  formUnknown: number;
  doubtful: number;
  more: number;
}
interface HeldRow {
  lead_id: string;
  name: string;
  legal_form: string | null;
  decided_at: string | null;
  reference: string | null;
}

const heldSql = `SELECT l.id AS lead_id FROM leads l
  WHERE l.assignment_id = ? AND l.state = 'held' AND l.held_reason = 'legal_form' AND l.id > ? ORDER BY l.id LIMIT ?`;

/** What waits for the supervisor in one assignment; each held lead shown is a line in the log. */
export const readWorklist = async (
  deps: Deps,
  grant: Grant<"worklist.read">,
  after: string | undefined,
): Promise<Worklist> => {
  const { assignmentId } = grant.facts;
  const from = [assignmentId, String(decodeCursor(after)?.[0] ?? ""), heldPerPage + 1];
  const [counted, held] = await loggedRead(
    deps,
    grant,
    [
      { kind: "assignment", id: assignmentId },
      {
        kind: "lead",
        records: { sql: `SELECT h.lead_id AS record_id, NULL AS subject_id FROM (${heldSql}) h`, params: from },
      },
    ],
    [
      countsStatement(deps, assignmentId),
      {
        sql: `SELECT h.lead_id, c.name, c.legal_form, d.decided_at, d.reference FROM (${heldSql}) h
          JOIN leads l ON l.id = h.lead_id JOIN companies c ON c.id = l.company_id
          LEFT JOIN legal_form_decisions d ON d.id = (SELECT x.id FROM legal_form_decisions x WHERE x.lead_id = h.lead_id
            ORDER BY x.decided_at DESC, x.id DESC LIMIT 1) AND d.decision = 'keep' ORDER BY h.lead_id`,
        params: from,
      },
    ],
  );
  const [counts] = (counted?.rows ?? []) as [Counts];
  const { items, next } = toPage(
    (held?.rows ?? []) as HeldRow[],
    heldPerPage,
    (row) => [row.lead_id],
    (row): HeldLead => ({
      leadId: row.lead_id,
      companyName: row.name,
      legalForm: row.legal_form ?? "",
      kept: row.decided_at === null ? null : { at: row.decided_at, reference: row.reference ?? "" },
    }),
  );
  return {
    due: { contacts: counts.contacts, companies: counts.companies, soon: counts.soon },
    purge: { contacts: counts.purgedContacts, values: counts.purgedValues },
    formUnknown: counts.formUnknown,
    doubtful: counts.doubtful,
    more: counts.more === 1,
    held: items,
    next,
  };
};
