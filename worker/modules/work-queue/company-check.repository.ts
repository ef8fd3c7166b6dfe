import type { Deps } from "#worker/deps.ts";
import type { Statement } from "#worker/platform/db/db.ts";
import { type LeaseGrant, liveLeaseParams, liveLeaseSql } from "./leases.repository.ts";

/** Whose general data the lead in hand shows: the company, and the site of its first row. */
export const findCompanyInHand = (deps: Deps, grant: LeaseGrant, leaseId: string) =>
  deps.db.first<{ company_id: string; site_id: string | null }>({
    sql: `SELECT l.company_id, (SELECT ar.site_id FROM assignment_rows ar WHERE ar.lead_id = l.id AND ar.site_id IS NOT NULL
        ORDER BY ar.ordinal LIMIT 1) AS site_id
      FROM leases le JOIN leads l ON l.id = le.lead_id WHERE ${liveLeaseSql}`,
    params: liveLeaseParams(deps, grant, leaseId),
  });

/** *Klopt* on general data: the clock of each value that exists moves, the value itself does not (P4.1-3). */
export const confirmCompanyStatements = (companyId: string, fields: readonly string[], todayOn: string): Statement[] =>
  fields.map((field) => ({
    sql: `UPDATE companies SET clocks = json_set(clocks, ?1, ?2), version = version + 1
      WHERE id = ?3 AND json_extract(clocks, ?4) IS NOT NULL`,
    params: [`$.${field}[2]`, todayOn, companyId, `$.${field}`],
  }));

export const confirmSiteStatement = (siteId: string, todayOn: string): Statement => ({
  sql: `UPDATE company_sites SET clocks = (SELECT json_group_object(k.key, json_set(k.value, '$[2]', ?))
    FROM json_each(company_sites.clocks) k) WHERE id = ?`,
  params: [todayOn, siteId],
});
