export {
  companyReferences,
  type Identifiers,
  mailIdentity,
  nameIdentity,
  suppressionEntries,
} from "./identifiers.rules.ts";
export { keyedHashes } from "./keyed-hashes.ts";
export {
  entombContacts,
  loadIdentifiers,
  suppressContacts,
  suppressStatements,
  tombstoneStatements,
} from "./refuse-persons.ts";
export { findRefused, identifierHashes, type RefusedPersons } from "./refused.ts";
