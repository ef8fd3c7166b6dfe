export { findTermsInForce } from "./agreements.repository.ts";
export { agreementsRoutes } from "./agreements.routes.ts";
export { canCountersign, canSign, type OutOfBounds, withinBounds } from "./agreements.rules.ts";
export {
  agreementDateColumns,
  currentAgreementIdSql,
  type JoinedAgreement,
  stateOfJoined,
} from "./current-agreement.ts";
export { type PlaceBounds, placeBounds } from "./place-bounds.rules.ts";
export { countersignAgreement } from "./usecases/countersign-agreement.ts";
export { previewAgreement } from "./usecases/preview-agreement.ts";
export { signAgreement } from "./usecases/sign-agreement.ts";
