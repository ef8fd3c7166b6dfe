import * as v from "valibot";
import { signedName } from "./common.ts";
import type { AccessLogRow } from "./rows.ts";

const findingKinds = ["volume", "hours", "denied", "skips"] as const;
/** What stood out: somebody saw far more than others of the role, at odd hours, was refused often, or skipped many leads. */
export interface LogFinding {
  kind: (typeof findingKinds)[number];
  pseudonym: string;
  role: string;
  /** Null for a whole month. */
  dayOn: string | null;
  count: number;
  /** What is usual for the role (volume only). */
  usual: number | null;
}
export interface LogReviewRow {
  month: string;
  findings: number;
  signedName: string | null;
  signedAt: string | null;
}
export interface LogReviewView {
  month: string;
  madeAt: string;
  /** Names of staff by pseudonym: for the one who reviews. */
  names: Record<string, string>;
  findings: LogFinding[];
  sample: AccessLogRow[];
  signedName: string | null;
  signedAt: string | null;
  remark: string | null;
}
export const logMonth = v.pipe(v.string(), v.regex(/^\d{4}-(0[1-9]|1[0-2])$/));
export const signReviewInput = v.strictObject({
  signedName,
  remark: v.pipe(v.string(), v.trim(), v.minLength(3), v.maxLength(2_000)),
});
