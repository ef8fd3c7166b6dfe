export { leasesRoutes } from "./work-queue.routes.ts";
