import * as v from "valibot";
import { instant, pageQuery } from "./common.ts";

/** How long an appointment stands in a calendar where its outcome does not say so. */
export const appointmentMinutes = 60;

export const appointmentsQuery = v.strictObject({
  ...pageQuery,
  when: v.optional(v.picklist(["coming", "past"]), "coming"),
});
/** A move or a cancellation; `text` is added to the notes of the lead, dated. */
export const changeAppointmentInput = v.variant("change", [
  v.strictObject({
    change: v.literal("moved"),
    startsAt: instant,
    text: v.pipe(v.string(), v.trim(), v.maxLength(2_000)),
  }),
  v.strictObject({
    change: v.literal("cancelled"),
    text: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(2_000)),
  }),
]);
export type ChangeAppointment = v.InferOutput<typeof changeAppointmentInput>;

export interface AppointmentView {
  id: string;
  startsAt: string;
  minutes: number;
  state: "planned" | "cancelled";
  /** Moved at least once. */
  moved: boolean;
  companyName: string;
  /** Null when nobody was named, or when the person was purged or erased since. */
  contactName: string | null;
  outcome: { key: string; label: string };
  /** The other fields of the outcome and the script, in their order, as text. */
  answers: { label: string; text: string }[];
}
