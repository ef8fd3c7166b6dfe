import type { AgreementCommitments, AgreementRow, AgreementTerms, AgreementView } from "#contract/assignments.ts";
import type { Page } from "#contract/common.ts";
import { type Grant, loggedRead, loggedWrite } from "#worker/access/index.ts";
import type { Deps } from "#worker/deps.ts";
import { nowIso } from "#worker/platform/clock.ts";
import { mustHaveChanged } from "#worker/platform/db/guard.ts";
import { decodeCursor, toPage } from "#worker/platform/db/paging.ts";
import { localDate } from "#worker/retention/calendar.ts";
import { deviationsOf } from "./commitments.ts";
import {
  agreementDateColumns,
  currentAgreementIdSql,
  endsInDaysOfJoined,
  followingIdSql,
  type JoinedAgreement,
  stateOfJoined,
} from "./current-agreement.ts";

interface AgreementRecord extends JoinedAgreement {
  id: string;
  assignment_id: string;
  template_version: number;
  text: string;
  terms: string;
  commitments: string | null;
  text_hash: string;
  signed_name: string;
  signed_authority: string;
  signed_at: string;
  countersigned_name: string | null;
}

const toView = (row: AgreementRecord, todayOn: string): AgreementView => {
  const commitments = row.commitments === null ? null : (JSON.parse(row.commitments) as AgreementCommitments);
  return { ...viewOf(row, todayOn), commitments, deviations: commitments === null ? [] : deviationsOf(commitments) };
};

const viewOf = (row: AgreementRecord, todayOn: string): Omit<AgreementView, "commitments" | "deviations"> => ({
  id: row.id,
  assignmentId: row.assignment_id,
  state: stateOfJoined(row, todayOn),
  endsInDays: endsInDaysOfJoined(row, todayOn),
  text: row.text,
  terms: JSON.parse(row.terms) as AgreementTerms,
  textHash: row.text_hash,
  templateVersion: row.template_version,
  signedName: row.signed_name,
  signedAuthority: row.signed_authority,
  signedAt: row.signed_at,
  countersignedName: row.countersigned_name,
  countersignedAt: row.agr_countersigned_at,
});

/**
 * The agreement that counts for the granted assignment, the one signed to follow it, and the bounds a copy was asked with;
 * each may be null. The look is logged also when there is none.
 */
export const findAgreements = async (
  deps: Deps,
  grant: Grant<"agreement.read" | "agreement.sign" | "agreement.countersign">,
): Promise<{ agreement: AgreementView | null; next: AgreementView | null; wanted: AgreementTerms | null }> => {
  const todayOn = localDate(deps.clock.now());
  const { assignmentId } = grant.facts;
  const ids = `SELECT p.id, ${followingIdSql} AS next_id FROM processor_agreements p WHERE p.id = ${currentAgreementIdSql("?")}`;
  const params = [assignmentId, todayOn, todayOn];
  const [found, asked] = await loggedRead(
    deps,
    grant,
    {
      kind: "agreement",
      records: deps.db.statement(
        `WITH shown AS (${ids}) SELECT id AS record_id, NULL AS subject_id FROM shown
         UNION ALL SELECT next_id, NULL FROM shown WHERE next_id IS NOT NULL
         UNION ALL SELECT NULL, NULL WHERE NOT EXISTS (SELECT 1 FROM shown)`,
        params,
      ),
    },
    [
      deps.db.statement(
        `WITH shown AS (${ids})
         SELECT p.id, p.assignment_id, p.template_version, p.text, p.terms, p.commitments, p.text_hash, p.signed_name,
           p.signed_authority, p.signed_at, p.countersigned_name, p.id = s.id AS counts, ${agreementDateColumns}
         FROM shown s JOIN processor_agreements p ON p.id IN (s.id, s.next_id)`,
        params,
      ),
      deps.db.statement("SELECT proposed_terms FROM assignments WHERE id = ?", [assignmentId]),
    ],
  );
  const rows = (found?.rows ?? []) as (AgreementRecord & { counts: number })[];
  const view = (counts: number) => {
    const row = rows.find((each) => each.counts === counts);
    return row === undefined ? null : toView(row, todayOn);
  };
  const [{ proposed_terms: wanted } = { proposed_terms: null }] = (asked?.rows ?? []) as {
    proposed_terms: string | null;
  }[];
  return {
    agreement: view(1),
    next: view(0),
    wanted: wanted === null ? null : (JSON.parse(wanted) as AgreementTerms),
  };
};

/** The last day and countersignature of what stands, in whose light terms are judged; nothing of it is shown. */
export const findStanding = async (
  deps: Deps,
  grant: Grant<"agreement.read" | "agreement.sign">,
): Promise<{ endsOn: string; countersigned: boolean } | null> => {
  const row = await deps.db.first<{ ends_on: string; countersigned: number }>(
    deps.db.statement(
      `SELECT ends_on, countersigned_at IS NOT NULL AS countersigned FROM processor_agreements
       WHERE assignment_id = ? AND ended_at IS NULL AND ends_on >= ? ORDER BY ends_on LIMIT 1`,
      [grant.facts.assignmentId, localDate(deps.clock.now())],
    ),
  );
  return row === null ? null : { endsOn: row.ends_on, countersigned: row.countersigned === 1 };
};

/** The names of both sides of the granted assignment, for the text. */
export const findParties = async (
  deps: Deps,
  grant: Grant<"agreement.read" | "agreement.sign">,
): Promise<{ clientName: string; assignmentName: string } | null> => {
  const [found] = await loggedRead(deps, grant, { kind: "assignment", id: grant.facts.assignmentId }, [
    deps.db.statement(
      "SELECT c.name AS clientName, a.name AS assignmentName FROM assignments a JOIN clients c ON c.id = a.client_id WHERE a.id = ?",
      [grant.facts.assignmentId],
    ),
  ]);
  const [row] = (found?.rows ?? []) as { clientName: string; assignmentName: string }[];
  return row ?? null;
};

/** Stores a signature; the batch fails when another one waits for its second, or reaches into this one's days. */
export const insertSignature = (
  deps: Deps,
  grant: Grant<"agreement.sign">,
  signed: Pick<
    AgreementView,
    "id" | "templateVersion" | "text" | "terms" | "commitments" | "textHash" | "signedName" | "signedAuthority"
  >,
) => {
  const { assignmentId } = grant.facts;
  return loggedWrite(deps, grant, { kind: "agreement", id: signed.id }, [
    deps.db.statement(
      `INSERT INTO processor_agreements (id, assignment_id, template_version, text, terms, commitments, text_hash, starts_on,
         ends_on, signed_name, signed_authority, signed_by, signed_at)
       SELECT ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ? WHERE NOT EXISTS (
         SELECT 1 FROM processor_agreements WHERE assignment_id = ? AND ended_at IS NULL AND ends_on >= ?
           AND (countersigned_at IS NULL OR ends_on >= ?))`,
      [
        signed.id,
        assignmentId,
        signed.templateVersion,
        signed.text,
        JSON.stringify(signed.terms),
        JSON.stringify(signed.commitments),
        signed.textHash,
        signed.terms.startsOn,
        signed.terms.endsOn,
        signed.signedName,
        signed.signedAuthority,
        grant.actor.userId,
        nowIso(deps.clock),
        assignmentId,
        localDate(deps.clock.now()),
        signed.terms.startsOn,
      ],
    ),
    mustHaveChanged("no other agreement stands"),
  ]);
};

/** The second signature; the batch fails when the agreement was countersigned or ended meanwhile. */
export const updateCountersigned = (
  deps: Deps,
  grant: Grant<"agreement.countersign">,
  id: string,
  countersignedName: string,
) =>
  loggedWrite(deps, grant, { kind: "agreement", id }, [
    deps.db.statement(
      `UPDATE processor_agreements SET countersigned_name = ?, countersigned_by = ?, countersigned_at = ?
       WHERE id = ? AND assignment_id = ? AND countersigned_at IS NULL AND ended_at IS NULL`,
      [countersignedName, grant.actor.userId, nowIso(deps.clock), id, grant.facts.assignmentId],
    ),
    mustHaveChanged("agreement waits for a countersignature"),
  ]);

/** A page of agreements within the grant's scope: those that wait for a countersignature first, then the latest. */
export const listAgreements = async (
  deps: Deps,
  grant: Grant<"agreement.list">,
  { after, limit }: { after?: string | undefined; limit: number },
): Promise<Page<AgreementRow>> => {
  const todayOn = localDate(deps.clock.now());
  const all = grant.scope === "all";
  const key = decodeCursor(after);
  const cursor = key?.length === 3 ? key : null;
  const waiting = "(p.countersigned_at IS NULL AND p.ended_at IS NULL AND p.ends_on >= ?)";
  const where = [
    all ? "1" : "p.assignment_id IN (SELECT assignment_id FROM assignment_supervisors WHERE user_id = ?)",
    cursor === null ? "1" : `(${waiting}, p.signed_at, p.id) < (?, ?, ?)`,
  ].join(" AND ");
  const params = [...(all ? [] : [grant.actor.userId]), ...(cursor === null ? [] : [todayOn, ...cursor])];
  const order = `ORDER BY ${waiting} DESC, p.signed_at DESC, p.id DESC LIMIT ?`;
  const ids = `SELECT p.id AS record_id, NULL AS subject_id FROM processor_agreements p WHERE ${where} ${order}`;
  const [found] = await loggedRead(
    deps,
    grant,
    {
      kind: "agreement",
      // The last line stands for an empty page: also that look leaves its trace (P3-7).
      records: deps.db.statement(
        `WITH shown AS (${ids}) SELECT * FROM shown UNION ALL SELECT NULL, NULL WHERE NOT EXISTS (SELECT 1 FROM shown)`,
        [...params, todayOn, limit],
      ),
    },
    [
      deps.db.statement(
        `SELECT p.id, p.assignment_id, a.name AS assignment_name, c.name AS client_name, p.signed_at, ${waiting} AS waiting,
           ${agreementDateColumns}
         FROM processor_agreements p JOIN assignments a ON a.id = p.assignment_id JOIN clients c ON c.id = a.client_id
         WHERE ${where} ${order}`,
        [todayOn, ...params, todayOn, limit + 1],
      ),
    ],
  );
  type Row = JoinedAgreement &
    Record<"id" | "assignment_id" | "assignment_name" | "client_name" | "signed_at", string> & {
      waiting: number;
    };
  return toPage(
    (found?.rows ?? []) as Row[],
    limit,
    (row) => [row.waiting, row.signed_at, row.id],
    (row): AgreementRow => ({
      id: row.id,
      assignmentId: row.assignment_id,
      assignmentName: row.assignment_name,
      clientName: row.client_name,
      state: stateOfJoined(row, todayOn),
      signedAt: row.signed_at,
    }),
  );
};

/** The bounds that hold for an assignment today, or null without an agreement in force (P5-3). Nothing personal. */
export const findTermsInForce = async (deps: Deps, assignmentId: string): Promise<AgreementTerms | null> => {
  const todayOn = localDate(deps.clock.now());
  const row = await deps.db.first<{ terms: string }>(
    deps.db.statement(
      `SELECT terms FROM processor_agreements WHERE assignment_id = ? AND countersigned_at IS NOT NULL AND ended_at IS NULL
         AND starts_on <= ? AND ends_on >= ? ORDER BY signed_at DESC, id DESC LIMIT 1`,
      [assignmentId, todayOn, todayOn],
    ),
  );
  return row === null ? null : (JSON.parse(row.terms) as AgreementTerms);
};
