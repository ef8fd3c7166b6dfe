/**
 * Where the last person to call goes and there is no main number either, the lead waits for its supervisor and a lease on
 * it ends (P4.2-6, P4.2-10). Two statements that go before the rows are unlinked.
 * @param gone a SELECT of the `id` of the contacts that go; both statements have its parameters
 */
export const nobodyLeftSql = (gone: string): [hold: string, endLeases: string] => [
  `UPDATE leads SET state = 'held', held_reason = 'nobody', version = version + 1 WHERE state = 'open'
    AND id IN (SELECT r.lead_id FROM (${gone}) g CROSS JOIN assignment_rows r ON r.contact_id = g.id)
    AND NOT EXISTS (SELECT 1 FROM assignment_rows o WHERE o.lead_id = leads.id AND o.contact_id IS NOT NULL
      AND o.contact_id NOT IN (${gone}))
    AND NOT EXISTS (SELECT 1 FROM companies c WHERE c.id = leads.company_id AND c.phone IS NOT NULL)`,
  `DELETE FROM leases WHERE lead_id IN (SELECT r.lead_id FROM (${gone}) g
    CROSS JOIN assignment_rows r ON r.contact_id = g.id CROSS JOIN leads l ON l.id = r.lead_id
    WHERE l.state = 'held' AND l.held_reason = 'nobody')`,
];
