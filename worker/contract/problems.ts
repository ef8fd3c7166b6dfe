/** Closed list of problem codes (RFC 9457 `code`), each with its status. Texts for people live in the web, by code. */
export const problemStatus = {
  "request.invalid": 400,
  "request.too_large": 413,
  "request.not_found": 404,
  "request.method_not_allowed": 405,
  "request.origin_refused": 403,
  "request.media_type": 415,
  "request.conflict": 409,
  "server.unavailable": 503,
  "server.error": 500,
  "access.no_session": 401,
  "access.forbidden": 403,
  "access.not_found": 404,
  "access.step_up_required": 403,
  "access.step_up_failed": 403,
  "access.second_factor_missing": 403,
  "access.reason_required": 400,
  "nda.required": 403,
  "nda.outdated_text": 409,
  "identity.invitation_invalid": 410,
  "identity.email_in_use": 409,
  "identity.password_weak": 400,
  "identity.too_many_attempts": 429,
  "identity.setup_closed": 410,
  "identity.last_administrator": 409,
  "identity.own_account": 409,
  "clients.name_in_use": 409,
  "assignments.agreement_missing": 409,
  "assignments.assessment_missing": 409,
  "assignments.not_active": 409,
  "assignments.wrong_state": 409,
  "agreements.already_signed": 409,
  "agreements.not_signed": 409,
  "agreements.text_changed": 409,
  "agreements.not_authorised": 403,
  "uploads.agreement_missing": 409,
  "uploads.columns_differ": 409,
  "uploads.chunk_out_of_range": 400,
  "uploads.incomplete": 409,
  "uploads.not_running": 409,
  "uploads.registry_busy": 503,
  "uploads.undone": 409,
  "reviews.two_numbers": 409,
  "merges.merged_again": 409,
  "merges.nothing_left": 409,
  "rows.version_conflict": 409,
  "rows.company_missing": 400,
  "rows.person_refused": 409,
  "leases.none_available": 404,
  "leases.ended": 410,
  "leases.checks_open": 409,
  "leases.note_required": 400,
  "leases.introduction_required": 409,
  "leases.skip_limit": 429,
  "leases.outside_bounds": 409,
  "exports.step_up": 403,
  "access_log.period_too_long": 413,
  "log_reviews.already_signed": 409,
  "demo.not_available": 404,
} as const;

export type ProblemCode = keyof typeof problemStatus;

/** The body of every error answer. `instance` is the route's pattern, never the filled-in path. */
export interface ProblemBody {
  type: string;
  title: string;
  status: number;
  code: ProblemCode;
  instance: string;
  requestId: string;
  errors?: { pointer: string; code: string }[];
}
