export {
  companyUpsertStatements,
  registryStatements,
  registryVersionStatement,
  registryVersionStatements,
  rewriteFormerStatements,
} from "./companies.repository.ts";
export { companyOfRow, formatAddress, mainSite, sortName } from "./companies.rules.ts";
export { contactUpsertStatements } from "./contact-writes.repository.ts";
export {
  type ContactCutoffs,
  candidatesStatement,
  formerContactValuesStatement,
  GENERIC_FROM,
  knownCompanyStatements,
  knownContactsStatement,
  loadKnownCompanies,
  toKnownCompanies,
  toKnownContacts,
} from "./known.repository.ts";
export { formChangeStatements, formChanges, isNaturalPersonForm } from "./legal-form.ts";
export { aliasIds, leadsOfCompaniesStatement } from "./merge.repository.ts";
export { type LeadMerges, type MergingLead, mergeLeads } from "./merge.rules.ts";
export {
  type MergeBook,
  mergeSnapshotStatements,
  type NewMerge,
  planMerges,
} from "./merge-snapshot.repository.ts";
export {
  forgetNeverCallsStatement,
  holdNeverCallsStatement,
  neverCallStatements,
  neverCallsOfUploadStatement,
  neverCallsStatement,
  releaseNeverCallsStatement,
  withdrawNeverCallsStatement,
} from "./never-calls.repository.ts";
export { type MergeUndo, undoMergeStatements } from "./undo-merge.ts";
export { editCompanyStatements } from "./usecases/edit-company.ts";
export { type Verification, type VerifiedFields, verifyCompanyStatements } from "./usecases/verify-company.ts";
export { releaseWaitingStatement, settleTwoNumbersStatements } from "./waiting-leads.repository.ts";
export { naturalPersonCompaniesStatement, wipeCompanyStatements } from "./wipe-company.ts";
