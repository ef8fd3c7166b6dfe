export { findTermsInForce } from "./agreements.repository.ts";
export { agreementsRoutes } from "./agreements.routes.ts";
export { withinBounds } from "./agreements.rules.ts";
export {
  agreementDateColumns,
  currentAgreementIdSql,
  type JoinedAgreement,
  stateOfJoined,
} from "./current-agreement.ts";
export { type PlaceBounds, placeBounds } from "./place-bounds.rules.ts";
