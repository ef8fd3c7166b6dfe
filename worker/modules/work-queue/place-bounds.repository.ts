import { NATURAL_PERSON_FORMS } from "#worker/matching/normalise/legal-form.ts";
import type { Statement } from "#worker/platform/db/db.ts";
import { jsonList } from "#worker/platform/db/json-list.ts";

/** Leads at the head of each rank that one claim looks at; what is outside is held, so no claim walks past it again. */
const HEADS = 100;

const inRegion = (
  lead: string,
  bounds: string,
) => `(json_array_length(${bounds}, '$.ranges') + json_array_length(${bounds}, '$.cities') = 0
  OR EXISTS (SELECT 1 FROM assignment_rows ar CROSS JOIN company_sites s ON s.id = ar.site_id
    WHERE ar.lead_id = ${lead}.id AND COALESCE(s.country, 'NL') = 'NL' AND (
      s.postcode GLOB '[1-9][0-9][0-9][0-9]*' AND EXISTS (SELECT 1 FROM json_each(${bounds}, '$.ranges') g
        WHERE CAST(substr(s.postcode, 1, 4) AS INTEGER) BETWEEN g.value ->> 0 AND g.value ->> 1)
      OR s.clocks ->> '$.city[0]' IN (SELECT value FROM json_each(${bounds}, '$.cities')))))`;
const inSector = (lead: string, bounds: string) => `(json_array_length(${bounds}, '$.sectors') = 0
  OR EXISTS (SELECT 1 FROM companies co CROSS JOIN json_each(${bounds}, '$.sectors') g WHERE co.id = ${lead}.company_id
    AND substr(co.clocks ->> '$.sector[0]', 1, length(g.value)) = g.value))`;

/** True when a lead lies in the regions and sectors of its agreement, or these have none (P5-3). General data only. */
export const withinPlaceSql = (lead: string, bounds: string) =>
  `(COALESCE(${bounds}, 'null') = 'null' OR (${inRegion(lead, bounds)} AND ${inSector(lead, bounds)}))`;

/** Holds what stands outside among the first leads of each rank. @param sources json list of `{id, bounds}` */
export const holdOutsideStatement = (sources: string, now: string): Statement => ({
  sql: `UPDATE leads SET state = 'held', held_reason = x.reason, version = version + 1 FROM (
      SELECT h.id, CASE WHEN ${inRegion("h", "b.value -> '$.bounds'")} THEN 'sector' ELSE 'region' END AS reason
      FROM json_each(?1) b CROSS JOIN json_each('[0,1,2]') r CROSS JOIN leads h
      WHERE b.value ->> '$.bounds' IS NOT NULL AND h.id IN (SELECT c.id FROM leads c
          WHERE c.assignment_id = b.value ->> '$.id' AND c.queue_rank = r.value AND c.state = 'open' AND c.due_at <= ?2
          ORDER BY c.due_at, c.shuffle LIMIT ${HEADS})
        AND NOT ${withinPlaceSql("h", "(b.value -> '$.bounds')")}) x
    WHERE leads.id = x.id`,
  params: [sources, now],
});

/**
 * Once a day, and when another agreement came into force, what was held for its place or sector is looked at again: data
 * that was corrected or bounds that widened bring it back. @param sources json list of `{id, bounds, sweep}`
 */
export const releaseInsideStatements = (sources: string): Statement[] => {
  const natural = `EXISTS (SELECT 1 FROM companies n WHERE n.id = leads.company_id
    AND n.clocks ->> '$.legalForm[0]' IN (SELECT value FROM json_each(?2)))`;
  return [
    {
      sql: `UPDATE leads SET state = iif(${natural}, 'held', 'open'), held_reason = iif(${natural}, 'legal_form', NULL),
          version = version + 1
        FROM json_each(?1) b JOIN assignments a ON a.id = b.value ->> '$.id' AND a.bounds_swept IS NOT b.value ->> '$.sweep'
        WHERE leads.assignment_id = a.id AND leads.state = 'held' AND leads.held_reason IN ('region', 'sector')
          AND ${withinPlaceSql("leads", "(b.value -> '$.bounds')")}
          AND NOT EXISTS (SELECT 1 FROM unwanted_calls n WHERE n.company_id = leads.company_id AND n.client_id = a.client_id)`,
      params: [sources, jsonList([...NATURAL_PERSON_FORMS])],
    },
    {
      sql: `UPDATE assignments SET bounds_swept = b.value ->> '$.sweep' FROM json_each(?) b
        WHERE assignments.id = b.value ->> '$.id'`,
      params: [sources],
    },
  ];
};
