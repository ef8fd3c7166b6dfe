export { clientContactsRoutes } from "./client-contacts.routes.ts";
export {
  contactsOfMailboxStatement,
  correctClientContactsStatement,
  forgetClientContactsStatements,
} from "./person.repository.ts";
