export { addDays, addMonthsClamped, daysBetween, localDate, POLICY_TIME_ZONE, startOfLocalDay } from "./calendar.ts";
export * from "./engine.ts";
export { forecastIds, forecastPurge, type PurgeForecast } from "./forecast.ts";
export { PurgeFailed, type PurgeReport, runPurge } from "./purge.ts";
export { countCompaniesDueForReview, countDueForReview, fieldsDueForReview } from "./review.ts";
export { type RetentionRule, RULES, type RuleId, SCHEDULE } from "./schedule.ts";
