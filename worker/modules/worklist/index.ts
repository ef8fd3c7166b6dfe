export { forecastEnd } from "./worklist.repository.ts";
export { worklistRoutes } from "./worklist.routes.ts";
