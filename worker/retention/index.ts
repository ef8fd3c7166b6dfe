export { addDays, addMonthsClamped, daysBetween, localDate, startOfLocalDay } from "./calendar.ts";
export * from "./engine.ts";
export { runPurge } from "./purge.ts";
export { countDueForReview } from "./review.ts";
export { RULES, SCHEDULE } from "./schedule.ts";
