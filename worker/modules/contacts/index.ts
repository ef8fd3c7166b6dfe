export { contactValueText, formatContactName } from "./contact-name.ts";
export {
  changeContactValueStatement,
  deleteContactStatements,
  forgetCopiesStatements,
  liveContactValuesSql,
  samePersonStatement,
  supersedeContactValueStatement,
  verifyContactValueStatements,
} from "./contacts.repository.ts";
export { normaliseContactValue } from "./normalise-contact-value.ts";
