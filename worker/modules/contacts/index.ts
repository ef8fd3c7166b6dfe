export { contactValueText, formatContactName } from "./contact-name.ts";
export {
  changeContactValueStatement,
  deleteContactStatements,
  deleteContactValueStatements,
  forgetCopiesStatements,
  forgetFormerStatement,
  liveContactValuesSql,
  samePersonStatement,
  supersedeContactValueStatement,
  verifyContactValueStatements,
} from "./contacts.repository.ts";
export { lendToPlan } from "./lend-plan.rules.ts";
export { type LendingPerson, lendVerified } from "./lend-verified.rules.ts";
export { normaliseContactValue } from "./normalise-contact-value.ts";
export {
  ownContactId,
  separateOne,
  separateStatements,
  sharedContactsStatement,
} from "./separate.repository.ts";
