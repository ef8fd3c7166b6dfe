import type { Grant } from "#worker/access/index.ts";
import type { Deps } from "#worker/deps.ts";
import type { Statement } from "#worker/platform/db/db.ts";
import { jsonList } from "#worker/platform/db/json-list.ts";
import { type LeaseGrant, liveLeaseParams, liveLeaseSql } from "./leases.repository.ts";

/** The company in hand as persons are refused by it, with the site of its first row: general data. */
export const findCompanyReferences = (deps: Deps, grant: LeaseGrant, leaseId: string) =>
  deps.db.first<{ id: string; kvk: string | null; nameNorm: string | null; siteId: string | null }>({
    sql: `SELECT c.id, c.kvk, c.clocks ->> '$.name[0]' AS nameNorm, (SELECT ar.site_id FROM assignment_rows ar
        WHERE ar.lead_id = l.id AND ar.site_id IS NOT NULL ORDER BY ar.ordinal LIMIT 1) AS siteId
      FROM leases le JOIN leads l ON l.id = le.lead_id JOIN companies c ON c.id = l.company_id WHERE ${liveLeaseSql}`,
    params: liveLeaseParams(deps, grant, leaseId),
  });

/**
 * The record at this company that has one of the typed addresses, or the typed name on one of the typed numbers: the same
 * person (P4.2-5). Purged values match nothing. Ids only.
 */
export const findKnownPerson = (
  deps: Deps,
  person: { companyId: string; emails: string[]; phones: string[]; name: string; cutoff: string },
) =>
  deps.db.first<{ id: string; restricted: 0 | 1 }>({
    sql: `SELECT c.id, c.restricted_at IS NOT NULL AS restricted FROM contacts c
        CROSS JOIN contact_values v ON v.contact_id = c.id AND v.anchor_on > ?1
      WHERE c.company_id = ?2 AND (v.field = 'email' AND v.norm IN (SELECT value FROM json_each(?3))
        OR v.field IN ('phone', 'mobile') AND v.norm IN (SELECT value FROM json_each(?4)) AND EXISTS (
          SELECT 1 FROM contact_values n WHERE n.contact_id = c.id AND n.field = 'name' AND n.norm = ?5 AND n.anchor_on > ?1))
      ORDER BY c.id LIMIT 1`,
    params: [person.cutoff, person.companyId, jsonList(person.emails), jsonList(person.phones), person.name],
  });

/** Whether this assignment's client holds the person itself (crossing `verified`: nothing else flows to it). */
export const isHeldByClient = async (deps: Deps, contactId: string, clientId: string) =>
  (await deps.db.first({
    sql: `SELECT 1 AS held FROM assignment_rows r JOIN assignments a ON a.id = r.assignment_id
      WHERE r.contact_id = ? AND a.client_id = ? LIMIT 1`,
    params: [contactId, clientId],
  })) !== null;

/**
 * The person's place in the client's database: the lead's first row without a contact, else a row of its own behind all
 * others. A person who stands on the lead already keeps that row.
 */
export const placeContactStatements = (
  deps: Deps,
  grant: Grant<"lease.work">,
  { contactId, companyId, siteId }: { contactId: string; companyId: string; siteId: string | null },
): Statement[] => {
  const { leadId, assignmentId } = grant.facts;
  const rowId = deps.newId("row");
  const stands = "EXISTS (SELECT 1 FROM assignment_rows x WHERE x.lead_id = ? AND x.contact_id = ?)";
  return [
    {
      sql: `UPDATE assignment_rows SET contact_id = ?, version = version + 1 WHERE NOT ${stands} AND id =
        (SELECT e.id FROM assignment_rows e WHERE e.lead_id = ? AND e.contact_id IS NULL ORDER BY e.ordinal LIMIT 1)`,
      params: [contactId, leadId, contactId, leadId],
    },
    {
      sql: `INSERT INTO assignment_rows (id, assignment_id, ordinal, row_key, lead_id, company_id, site_id, contact_id)
        SELECT ?, ?, 1 + max((SELECT coalesce(max(ordinal), 0) FROM assignment_rows WHERE assignment_id = ?),
            (SELECT coalesce(max(first_ordinal + row_count - 1), 0) FROM uploads WHERE assignment_id = ?)), ?, ?, ?, ?, ?
        WHERE NOT ${stands}`,
      params: [
        rowId,
        assignmentId,
        assignmentId,
        assignmentId,
        rowId,
        leadId,
        companyId,
        siteId,
        contactId,
        leadId,
        contactId,
      ],
    },
  ];
};
