import type { CheckMethod, ContactField, checkResults } from "#contract/desk.ts";
import { type Grant, logSelectStatement } from "#worker/access/index.ts";
import type { Deps } from "#worker/deps.ts";
import { nowIso } from "#worker/platform/clock.ts";
import type { Statement } from "#worker/platform/db/db.ts";
import { mustHold } from "#worker/platform/db/guard.ts";
import { jsonList } from "#worker/platform/db/json-list.ts";
import { cutoffsAt } from "#worker/retention/index.ts";
import { contactsInHandSql, valuesInHand } from "./card.repository.ts";
import { type LeaseGrant, liveLeaseParams } from "./leases.repository.ts";

export interface ValueInHand {
  leaseId: string;
  contactId: string;
  field: ContactField;
}

/** Opens checks on those of the named values that are due; others are shown already or do not exist (P4.2-8). */
export const insertChecksStatement = (
  deps: Deps,
  grant: Grant<"lease.work">,
  check: { leaseId: string; contactId: string; fields: readonly ContactField[]; method: CheckMethod },
): Statement => {
  const { purge, review } = cutoffsAt(deps.clock.now());
  const values = valuesInHand(deps, grant, check.leaseId, purge);
  return {
    sql: `INSERT INTO lease_checks (agent_id, lease_token, contact_id, field, method, shown_at)
      SELECT ?, ?, w.contact_id, w.field, ?, ? FROM (${values.sql}) w
      WHERE w.contact_id = ? AND w.anchor_on <= ? AND w.field IN (SELECT value FROM json_each(?))
      ON CONFLICT (lease_token, contact_id, field) DO UPDATE SET method = excluded.method, shown_at = excluded.shown_at,
        result = NULL, ended_at = NULL`,
    params: [
      grant.actor.userId,
      check.leaseId,
      check.method,
      nowIso(deps.clock),
      ...values.params,
      check.contactId,
      review,
      jsonList(check.fields),
    ],
  };
};

/** The value stands on the card with its text: fresh, or its check is open. A withheld one can't be ended blindly. */
export const mustBeShown = (deps: Deps, grant: Grant<"lease.work">, value: ValueInHand) => {
  const { purge, review } = cutoffsAt(deps.clock.now());
  const values = valuesInHand(deps, grant, value.leaseId, purge);
  return mustHold(
    "value is shown",
    `EXISTS (SELECT 1 FROM (${values.sql}) w WHERE w.contact_id = ? AND w.field = ? AND (w.anchor_on > ? OR EXISTS (
      SELECT 1 FROM lease_checks k WHERE k.lease_token = ? AND k.contact_id = w.contact_id AND k.field = w.field
        AND k.result IS NULL)))`,
    [...values.params, value.contactId, value.field, review, value.leaseId],
  );
};

/** Not withheld: shown, or the contact has no such value (then a new one may be typed). */
export const mustNotBeWithheld = (deps: Deps, grant: Grant<"lease.work">, value: ValueInHand) => {
  const { purge, review } = cutoffsAt(deps.clock.now());
  const values = valuesInHand(deps, grant, value.leaseId, purge);
  return mustHold(
    "value is not withheld",
    `NOT EXISTS (SELECT 1 FROM (${values.sql}) w WHERE w.contact_id = ? AND w.field = ? AND w.anchor_on <= ? AND NOT EXISTS (
      SELECT 1 FROM lease_checks k WHERE k.lease_token = ? AND k.contact_id = w.contact_id AND k.field = w.field
        AND k.result IS NULL))`,
    [...values.params, value.contactId, value.field, review, value.leaseId],
  );
};

export const mustHaveContact = (deps: Deps, grant: LeaseGrant, leaseId: string, contactId: string) => {
  const values = valuesInHand(deps, grant, leaseId, cutoffsAt(deps.clock.now()).purge);
  return mustHold("contact is in hand", `EXISTS (SELECT 1 FROM (${values.sql}) w WHERE w.contact_id = ?)`, [
    ...values.params,
    contactId,
  ]);
};

export const hasContactStatement = (deps: Deps, grant: LeaseGrant, leaseId: string, contactId: string): Statement => ({
  sql: `SELECT h.company_id FROM (${contactsInHandSql}) h WHERE h.id = ?`,
  params: [...liveLeaseParams(deps, grant, leaseId), contactId],
});

/** How a shown value ended. Verifying any value verifies the name, so an open check of the name ends with it. */
export const endCheckStatement = (
  deps: Deps,
  value: ValueInHand,
  result: (typeof checkResults)[number],
): Statement => ({
  sql: `UPDATE lease_checks SET result = CASE WHEN field = ? THEN ? ELSE 'correct' END, ended_at = ?
    WHERE lease_token = ? AND contact_id = ? AND result IS NULL AND (field = ? OR field = 'name' AND ?)`,
  params: [
    value.field,
    result,
    nowIso(deps.clock),
    value.leaseId,
    value.contactId,
    value.field,
    result === "correct" || result === "changed" ? 1 : 0,
  ],
});

/** How a value that was not on the card was come by; it stands as checked in this lease. */
export const newValueCheckStatement = (
  deps: Deps,
  grant: Grant<"lease.work">,
  { leaseId, contactId, field }: ValueInHand,
  method: CheckMethod,
): Statement => ({
  sql: `INSERT INTO lease_checks (agent_id, lease_token, contact_id, field, method, shown_at, result, ended_at)
    VALUES (?1, ?2, ?3, ?4, ?5, ?6, 'changed', ?6) ON CONFLICT (lease_token, contact_id, field) DO UPDATE SET
      method = excluded.method, result = 'changed', ended_at = excluded.ended_at`,
  params: [grant.actor.userId, leaseId, contactId, field, method, nowIso(deps.clock)],
});

/** Every value shown has ended; what vanished meanwhile (purged, erased, verified elsewhere) asks nothing any more. */
export const mustHaveNoOpenChecks = (deps: Deps, grant: LeaseGrant, leaseId: string) => {
  const { purge, review } = cutoffsAt(deps.clock.now());
  const values = valuesInHand(deps, grant, leaseId, purge);
  return mustHold(
    "no check is open",
    `NOT EXISTS (SELECT 1 FROM lease_checks k JOIN (${values.sql}) w ON w.contact_id = k.contact_id AND w.field = k.field
      WHERE k.lease_token = ? AND k.result IS NULL AND w.anchor_on <= ?)`,
    [...values.params, leaseId, review],
  );
};

/** The line that says a person's data was changed, by pseudonym, with the lead as the record (P3-7). */
export const contactChangedLog = (deps: Deps, grant: LeaseGrant, contactIds: readonly string[]) =>
  logSelectStatement(
    deps,
    grant,
    "lead",
    {
      sql: "SELECT ? AS record_id, value AS subject_id FROM json_each(?)",
      params: [grant.facts.leadId, jsonList(contactIds)],
    },
    "changed",
  );
