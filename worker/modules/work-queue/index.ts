export { confirmCompanyStatements, confirmSiteStatement } from "./company-check.repository.ts";
export { leasesRoutes } from "./work-queue.routes.ts";
