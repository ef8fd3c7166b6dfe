import * as v from "valibot";

export const advanceClockInput = v.strictObject({
  days: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(800))),
  months: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(24))),
});
export interface DemoClockView {
  now: string;
}
