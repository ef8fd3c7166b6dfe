import * as v from "valibot";

const id = (prefix: string) => v.pipe(v.string(), v.regex(new RegExp(`^${prefix}_[0-9A-Za-z]{10,40}$`)));
export const userId = id("user");
export const clientId = id("client");
export const assignmentId = id("asg");
export const uploadId = id("upl");
export const rowId = id("row");
export const leadId = id("lead");
export const leaseId = id("lease");
export const contactId = id("ctc");
export const invitationId = id("inv");
export const ndaId = id("nda");
export const apiTokenId = id("tok");
export const callId = id("call");
export const appointmentId = id("apt");
export const noticeId = id("ntc");
export const receiptId = id("rcpt");

export const localDate = v.pipe(v.string(), v.isoDate());
export const instant = v.pipe(v.string(), v.isoTimestamp());
export const shortText = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(200));
export const longText = v.pipe(v.string(), v.maxLength(20_000));
export const emailAddress = v.pipe(v.string(), v.trim(), v.toLowerCase(), v.maxLength(254), v.email());
/** A typed name under a signature. */
export const signedName = v.pipe(v.string(), v.trim(), v.minLength(3), v.maxLength(120));

/** Keyset paging: `after` is the opaque cursor of the last page, `limit` at most 200. */
export const pageQuery = {
  after: v.optional(v.pipe(v.string(), v.maxLength(200))),
  limit: v.optional(v.pipe(v.string(), v.regex(/^\d{1,3}$/), v.transform(Number), v.minValue(1), v.maxValue(200))),
};
export interface Page<T> {
  items: T[];
  next: string | null;
}
/** The administrator states why (`L r!`): sent as `x-reason` header or `reason` query; never a personal value. */
export const reasonText = v.pipe(v.string(), v.trim(), v.minLength(10), v.maxLength(300));
