export {
  endLeadsOfCompanyStatements,
  followCorrectionStatement,
  leadBeforeSql,
  restoreLeadStatement,
  updateAfterCallStatement,
} from "./leads.repository.ts";
export { leadsRoutes } from "./leads.routes.ts";
export { afterCall, newLeadIsDue, queueRank, queueSettings } from "./leads.rules.ts";
