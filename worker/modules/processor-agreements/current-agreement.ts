import { type AgreementDates, agreementState, endsInDays } from "./agreements.rules.ts";

/**
 * SQL for the id of the agreement that counts for an assignment (an SQL expression): the one in force on the bound local
 * date (bound twice), else the last one signed. For joins by other modules.
 */
export const currentAgreementIdSql = (assignment: string) => `(SELECT q.id FROM processor_agreements q
  WHERE q.assignment_id = ${assignment}
  ORDER BY (q.countersigned_at IS NOT NULL AND q.ended_at IS NULL AND q.starts_on <= ? AND q.ends_on >= ?) DESC,
    q.signed_at DESC, q.id DESC LIMIT 1)`;

/** SQL: the agreement signed to follow the one in `p` (its id, or its state), if any; binds nothing. */
const followingSql = (what: string) => `(SELECT ${what} FROM processor_agreements f
  WHERE f.assignment_id = p.assignment_id AND f.ended_at IS NULL AND f.starts_on > p.ends_on ORDER BY f.signed_at DESC LIMIT 1)`;
export const followingIdSql = followingSql("f.id");

/** The columns of `processor_agreements` (aliased `p`) that `stateOfJoined` needs. */
export const agreementDateColumns =
  "p.starts_on AS agr_starts_on, p.ends_on AS agr_ends_on, p.countersigned_at AS agr_countersigned_at, p.ended_at AS agr_ended_at";
/** Where the agreement stands that follows the one in `p`. */
export const renewalColumn = `${followingSql("CASE WHEN f.countersigned_at IS NULL THEN 'signed' ELSE 'not_started' END")} AS agr_renewal`;

export interface JoinedAgreement {
  agr_starts_on: string | null;
  agr_ends_on: string | null;
  agr_countersigned_at: string | null;
  agr_ended_at: string | null;
}

const datesOf = (row: JoinedAgreement): AgreementDates | null =>
  row.agr_starts_on === null || row.agr_ends_on === null
    ? null
    : {
        startsOn: row.agr_starts_on,
        endsOn: row.agr_ends_on,
        countersignedAt: row.agr_countersigned_at,
        endedAt: row.agr_ended_at,
      };

/** The state of a (left) joined agreement on a local date. */
export const stateOfJoined = (row: JoinedAgreement, todayOn: string) => agreementState(datesOf(row), todayOn);

/** Days left of a joined agreement in force that nears its end; null otherwise. */
export const endsInDaysOfJoined = (row: JoinedAgreement, todayOn: string) => endsInDays(datesOf(row), todayOn);
