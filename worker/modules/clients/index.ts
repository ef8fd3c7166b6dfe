export { clientsRoutes } from "./clients.routes.ts";
export { createClient } from "./usecases/create-client.ts";
