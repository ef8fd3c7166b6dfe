import * as v from "valibot";
import { localDate, type Page, pageQuery } from "./common.ts";
import type { AccessLogRow } from "./rows.ts";

/** A signed head of the access log, as anybody may keep it (P3-7). */
export interface LogHeadView {
  size: number;
  root: string;
  /** The signed note: origin, size, root, signature. */
  checkpoint: string;
  sealedAt: string;
}
export interface LogHeadPage {
  /** The verifier key `name+hash+base64`. */
  key: string;
  items: LogHeadView[];
  next: string | null;
}
const count = v.pipe(v.string(), v.regex(/^[1-9]\d{0,14}$/), v.transform(Number));
export const consistencyQuery = v.strictObject({ first: count, second: count });
export const inclusionQuery = v.strictObject({ seq: count, size: count });
export interface LogConsistency {
  first: number;
  second: number;
  proof: string[];
}
export interface LogInclusion {
  index: number;
  size: number;
  leaf: string;
  proof: string[];
}

/** The first line of a verifiable export; `verify-log` and the check page read it. */
export const logExportType = "leadhunter.access-log.v1";
const period = { from: v.optional(localDate), until: v.optional(localDate) };
/** One page of an assignment's log. Lines up to the head's size are sealed. */
export interface AccessLogPage extends Page<AccessLogRow> {
  /** Until when lines stand in the archive, where only a download reaches them; null when none do. */
  archivedUntil: string | null;
  head: { size: number; root: string; sealedAt: string } | null;
}
/** Local dates, both included. */
export const logPageQuery = v.strictObject({ ...pageQuery, ...period });
export const logExportQuery = v.strictObject({ ...period, format: v.optional(v.picklist(["proof", "csv"]), "proof") });
