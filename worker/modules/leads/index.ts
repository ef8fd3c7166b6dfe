export { endLeadsOfCompanyStatements, updateAfterCallStatement } from "./leads.repository.ts";
export { type AfterCall, afterCall, claimReason, queueRank, queueSettings } from "./leads.rules.ts";
