/**
 * The condition every reader of `contact_values` adds: the value is not past its purge instant, and neither is its
 * contact's name, for when the name is purged the whole contact goes (requirements, Clocks); and nobody uses a person whose
 * values are disputed (P7-5). Two parameters, both the
 * purge cutoff of `cutoffsAt(now)`: time decides, whether or not the cron ran (P4.2-10).
 */
export const liveValuesSql = (
  alias: string,
) => `${alias}.anchor_on > ? AND NOT EXISTS (SELECT 1 FROM contact_values gone
  WHERE gone.contact_id = ${alias}.contact_id AND gone.field = 'name' AND gone.anchor_on <= ?)
  AND NOT EXISTS (SELECT 1 FROM contacts held WHERE held.id = ${alias}.contact_id AND held.restricted_at IS NOT NULL)`;
