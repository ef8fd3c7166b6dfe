export { clientContactsRoutes } from "./client-contacts.routes.ts";
