import * as v from "valibot";
import { leadId, pageQuery } from "./common.ts";

export const ofLead = v.strictObject({ leadId });
export const worklistQuery = v.strictObject({ after: pageQuery.after });
/** How far ahead the forecast of deletions looks, in days (P4.2-10). */
export const forecastDays = 30;
/** Rows that the counts of one worklist look at; a bigger database shows its counts with a plus. */
export const worklistRows = 20_000;

const releaseGrounds = ["consent", "public_number"] as const;
export type ReleaseGround = (typeof releaseGrounds)[number];
/** Where the consent or the public number is recorded, or why the lead stays held; never a personal value. */
const reference = v.pipe(v.string(), v.trim(), v.minLength(5), v.maxLength(300));
export const legalFormInput = v.variant("decision", [
  v.strictObject({ decision: v.literal("release"), ground: v.picklist(releaseGrounds), reference }),
  v.strictObject({ decision: v.literal("keep"), reference }),
]);

export interface HeldLead {
  leadId: string;
  companyName: string;
  legalForm: string;
  /** That somebody decided to keep it held, and why. */
  kept: { at: string; reference: string } | null;
}
export interface Worklist {
  /**
   * People with a value past its review (P4.2-7), companies with general data past it (P4.1-4), and people of whom a value
   * comes to its review within `forecastDays`.
   */
  due: { contacts: number; companies: number; soon: number };
  /** What is deleted within `forecastDays` if nobody checks it. */
  purge: { contacts: number; values: number };
  /** Companies without a known legal form: callable, and asked in the first call (L-7). */
  formUnknown: number;
  /** Doubtful matches that wait for an answer. */
  doubtful: number;
  /** The database is bigger than what was counted. */
  more: boolean;
  held: HeldLead[];
  next: string | null;
}
