import { type Disclosure, loggedRead } from "#worker/access/index.ts";
import type { Deps } from "#worker/deps.ts";
import type { Statement } from "#worker/platform/db/db.ts";
import { noteColumnsSql, type SealedNote } from "../call-notes/index.ts";
import { liveContactValuesSql } from "../contacts/index.ts";
import { newestSettingsStatement } from "../outcomes/index.ts";
import { type LeaseGrant, liveLeaseParams, liveLeaseSql } from "./leases.repository.ts";

export interface HeadRow {
  lead_id: string;
  assignment_id: string;
  expires_at: string;
  claimed_at: string;
  reason: "callback" | "retry" | "new";
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
export interface CardRows {
  head: HeadRow | undefined;
  site: SiteRow | undefined;
  values: ValueRow[];
  checks: CheckRow[];
  notes: SealedNote[];
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

const disclosures = (deps: Deps, grant: LeaseGrant, leaseId: string, cutoff: string): Disclosure[] => {
  const lease = liveLeaseParams(deps, grant, leaseId);
  const values = valuesInHand(deps, grant, leaseId, cutoff);
  const records = (sql: string, params: unknown[]): Statement => ({ sql, params });
  return [
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
    {
      kind: "note",
      records: records(
        `SELECT n.id AS record_id, NULL AS subject_id FROM leases le JOIN call_notes n ON n.lead_id = le.lead_id
         WHERE ${liveLeaseSql}`,
        lease,
      ),
    },
  ];
};

const companyJson = `json_object('name', c.name, 'legalForm', c.legal_form, 'kvk', c.kvk, 'phone', c.phone,
  'email', c.email, 'website', c.website, 'sector', c.sector, 'fte', c.fte, 'clocks', json(c.clocks))`;

/** The lead in hand, with its log lines in the same batch; `before` are writes that go first. */
export const readCardRows = async (
  deps: Deps,
  grant: LeaseGrant,
  leaseId: string,
  cutoff: string,
  before: Statement[],
): Promise<CardRows> => {
  const lease = liveLeaseParams(deps, grant, leaseId);
  const selects: Statement[] = [
    {
      sql: `SELECT le.lead_id, le.assignment_id, le.expires_at, le.claimed_at, le.reason, l.introduced_at,
          a.name AS assignment_name, a.briefing, a.script, ${companyJson} AS company
        FROM leases le JOIN leads l ON l.id = le.lead_id JOIN assignments a ON a.id = le.assignment_id
          JOIN companies c ON c.id = l.company_id WHERE ${liveLeaseSql}`,
      params: lease,
    },
    {
      sql: `SELECT s.street, s.house_number, s.addition, s.postcode, s.city, s.country, s.clocks
        FROM leases le JOIN assignment_rows ar ON ar.lead_id = le.lead_id JOIN company_sites s ON s.id = ar.site_id
        WHERE ${liveLeaseSql} ORDER BY ar.ordinal LIMIT 1`,
      params: lease,
    },
    valuesInHand(deps, grant, leaseId, cutoff),
    { sql: "SELECT contact_id, field, result FROM lease_checks WHERE lease_token = ?", params: [leaseId] },
    {
      sql: `SELECT ${noteColumnsSql} FROM leases le JOIN call_notes n ON n.lead_id = le.lead_id
        LEFT JOIN calls k ON k.id = n.call_id WHERE ${liveLeaseSql} ORDER BY n.written_at DESC, n.id DESC`,
      params: lease,
    },
    newestSettingsStatement(grant.facts.assignmentId ?? ""),
    {
      sql: `SELECT p.id, p.starts_at AS startsAt FROM leases le JOIN calls k ON k.lead_id = le.lead_id
          JOIN appointments p ON p.call_id = k.id AND p.state = 'planned' WHERE ${liveLeaseSql} ORDER BY p.starts_at`,
      params: lease,
    },
  ];
  const results = await loggedRead(deps, grant, disclosures(deps, grant, leaseId, cutoff), [...before, ...selects]);
  const [head, site, values, checks, notes, settings, appointments] = results
    .slice(before.length)
    .map((result) => result.rows);
  return {
    head: head?.[0] as HeadRow | undefined,
    site: site?.[0] as SiteRow | undefined,
    values: (values ?? []) as ValueRow[],
    checks: (checks ?? []) as CheckRow[],
    notes: (notes ?? []) as SealedNote[],
    settings: settings ?? [],
    appointments: (appointments ?? []) as CardRows["appointments"],
  };
};
