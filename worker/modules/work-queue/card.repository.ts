import type { LeadReason } from "#contract/desk.ts";
import { type Disclosure, loggedRead } from "#worker/access/index.ts";
import type { Deps } from "#worker/deps.ts";
import type { Statement } from "#worker/platform/db/db.ts";
import { noteColumnsSql, type SealedNote } from "../call-notes/index.ts";
import { liveContactValuesSql } from "../contacts/index.ts";
import { newestSettingsStatement } from "../outcomes/index.ts";
import { openQuestionsStatement } from "../value-questions/index.ts";
import { type LeaseGrant, liveLeaseParams, liveLeaseSql, recentSkips } from "./leases.repository.ts";

export interface HeadRow {
  lead_id: string;
  assignment_id: string;
  expires_at: string;
  claimed_at: string;
  reason: LeadReason;
  due_at: string;
  callback_agent_id: string | null;
  attempts: number;
  last_called_at: string | null;
  state: string;
  held_reason: string | null;
  skipped: number;
  introduced_at: string | null;
  assignment_name: string;
  briefing: string;
  script: string;
  company: string;
}
export interface SiteRow {
  street: string | null;
  house_number: string;
  addition: string;
  postcode: string;
  city: string | null;
  country: string | null;
  clocks: string;
}
export interface ValueRow {
  contact_id: string;
  field: string;
  value: string;
  anchor_on: string;
}
export interface CheckRow {
  contact_id: string;
  field: string;
  result: string | null;
}
/** A newer value that stands beside a verified one of the lead in hand. */
export interface QuestionRow {
  kind: "company" | "contact";
  record_id: string;
  field: string;
  value: string;
}
export interface CardRows {
  head: HeadRow | undefined;
  site: SiteRow | undefined;
  values: ValueRow[];
  checks: CheckRow[];
  notes: SealedNote[];
  questions: QuestionRow[];
  settings: unknown[];
  appointments: { id: string; startsAt: string }[];
}

/** Contacts of the lead in hand: those of this assignment's rows only, alive, not restricted by a request (P7-5). */
export const contactsInHandSql = `SELECT DISTINCT ct.id, ct.company_id FROM leases le
  JOIN assignment_rows ar ON ar.lead_id = le.lead_id AND ar.assignment_id = le.assignment_id
  JOIN contacts ct ON ct.id = ar.contact_id AND ct.restricted_at IS NULL WHERE ${liveLeaseSql}`;

/** Values alive of the contacts in hand; columns of `liveContactValuesSql`. */
export const valuesInHand = (deps: Deps, grant: LeaseGrant, leaseId: string, cutoff: string): Statement => {
  const live = liveContactValuesSql(cutoff);
  return {
    sql: `SELECT v.contact_id, v.field, v.value, v.norm, v.anchor_on FROM (${contactsInHandSql}) h
      CROSS JOIN (${live.sql}) v WHERE v.contact_id = h.id`,
    params: [...liveLeaseParams(deps, grant, leaseId), ...live.params],
  };
};

const disclosures = (deps: Deps, grant: LeaseGrant, leaseId: string, cutoff: string, part: CardPart): Disclosure[] => {
  const lease = liveLeaseParams(deps, grant, leaseId);
  const values = valuesInHand(deps, grant, leaseId, cutoff);
  const records = (sql: string, params: unknown[]): Statement => ({ sql, params });
  const shown: Disclosure[] = [
    {
      kind: "lead",
      records: records(
        `SELECT le.lead_id AS record_id, NULL AS subject_id FROM leases le WHERE ${liveLeaseSql}`,
        lease,
      ),
    },
    // One line a person, by pseudonym; the record is the lead, never the contact's own id (P3-7).
    {
      kind: "lead",
      records: records(
        `SELECT ? AS record_id, w.contact_id AS subject_id FROM (${values.sql}) w WHERE w.field = 'name'`,
        [grant.facts.leadId, ...values.params],
      ),
    },
  ];
  if (part === "closing") return shown;
  const sql = `SELECT n.id AS record_id, NULL AS subject_id FROM leases le JOIN call_notes n ON n.lead_id = le.lead_id
    WHERE ${liveLeaseSql}`;
  return [...shown, { kind: "note", records: records(sql, lease) }];
};

const questionsInHand = (deps: Deps, grant: LeaseGrant, leaseId: string, cutoff: string): Statement => {
  const lease = liveLeaseParams(deps, grant, leaseId);
  const hand = {
    sql: `SELECT 'contact' AS kind, p.id AS record_id, ? AS assignment_id FROM (${contactsInHandSql}) p
      UNION ALL SELECT 'company', l.company_id, le.assignment_id FROM leases le JOIN leads l ON l.id = le.lead_id WHERE ${liveLeaseSql}`,
    params: [grant.facts.assignmentId, ...lease, ...lease],
  };
  return openQuestionsStatement(hand, cutoff);
};

const companyJson = `json_object('name', c.name, 'legalForm', c.legal_form, 'kvk', c.kvk, 'phone', c.phone,
  'email', c.email, 'website', c.website, 'sector', c.sector, 'fte', c.fte, 'clocks', json(c.clocks))`;

/** All of the card, or only what says which call is to be closed: the company's name and who stood there (P5-3). */
export type CardPart = "all" | "closing";

/** The lead in hand, with its log lines in the same batch; `before` are writes that go first. */
export const readCardRows = async (
  deps: Deps,
  grant: LeaseGrant,
  leaseId: string,
  { cutoff, before, part }: { cutoff: string; before: Statement[]; part: CardPart },
): Promise<CardRows> => {
  const lease = liveLeaseParams(deps, grant, leaseId);
  const skips = recentSkips(deps, grant);
  const alive = valuesInHand(deps, grant, leaseId, cutoff);
  const closing = part === "closing" ? 1 : 0;
  const selects: Statement[] = [
    {
      sql: `SELECT le.lead_id, le.assignment_id, le.expires_at, le.claimed_at, le.reason, l.introduced_at, l.due_at,
          l.callback_agent_id, l.attempts, l.last_called_at, l.state, l.held_reason, (${skips.sql}) AS skipped,
          a.name AS assignment_name, a.briefing, a.script, ${companyJson} AS company
        FROM leases le JOIN leads l ON l.id = le.lead_id JOIN assignments a ON a.id = le.assignment_id
          JOIN companies c ON c.id = l.company_id WHERE ${liveLeaseSql}`,
      params: [...skips.params, ...lease],
    },
    {
      sql: `SELECT s.street, s.house_number, s.addition, s.postcode, s.city, s.country, s.clocks
        FROM leases le JOIN assignment_rows ar ON ar.lead_id = le.lead_id JOIN company_sites s ON s.id = ar.site_id
        WHERE ${liveLeaseSql} ORDER BY ar.ordinal LIMIT 1`,
      params: lease,
    },
    { sql: `SELECT * FROM (${alive.sql}) WHERE field = 'name' OR ?`, params: [...alive.params, 1 - closing] },
    { sql: "SELECT contact_id, field, result FROM lease_checks WHERE lease_token = ?", params: [leaseId] },
    {
      sql: `SELECT ${noteColumnsSql} FROM leases le JOIN call_notes n ON n.lead_id = le.lead_id
        LEFT JOIN calls k ON k.id = n.call_id WHERE ${liveLeaseSql} AND NOT ? ORDER BY n.written_at DESC, n.id DESC`,
      params: [...lease, closing],
    },
    questionsInHand(deps, grant, leaseId, cutoff),
    newestSettingsStatement(grant.facts.assignmentId ?? ""),
    {
      sql: `SELECT p.id, p.starts_at AS startsAt FROM leases le JOIN calls k ON k.lead_id = le.lead_id
          JOIN appointments p ON p.call_id = k.id AND p.state = 'planned' WHERE ${liveLeaseSql} AND NOT ? ORDER BY p.starts_at`,
      params: [...lease, closing],
    },
  ];
  const results = await loggedRead(deps, grant, disclosures(deps, grant, leaseId, cutoff, part), [
    ...before,
    ...selects,
  ]);
  const [head, site, values, checks, notes, questions, settings, appointments] = results
    .slice(before.length)
    .map((result) => result.rows);
  return {
    head: head?.[0] as HeadRow | undefined,
    site: site?.[0] as SiteRow | undefined,
    values: (values ?? []) as ValueRow[],
    checks: (checks ?? []) as CheckRow[],
    notes: (notes ?? []) as SealedNote[],
    questions: (questions ?? []) as QuestionRow[],
    settings: settings ?? [],
    appointments: (appointments ?? []) as CardRows["appointments"],
  };
};
