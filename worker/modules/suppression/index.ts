export { companyReferences, type Identifiers } from "./identifiers.rules.ts";
export {
  entombContacts,
  loadIdentifiers,
  suppressContacts,
  suppressStatements,
  tombstoneStatements,
} from "./refuse-persons.ts";
export { findRefused, identifierHashes, type RefusedPersons } from "./refused.ts";
