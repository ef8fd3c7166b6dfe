export {
  endLeadsOfCompanyStatements,
  followCorrectionStatement,
  leadBeforeSql,
  restoreLeadStatement,
  updateAfterCallStatement,
} from "./leads.repository.ts";
export { type AfterCall, afterCall, queueRank, queueSettings } from "./leads.rules.ts";
