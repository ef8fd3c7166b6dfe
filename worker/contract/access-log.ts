import * as v from "valibot";

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
