export { floorRoutes } from "./floor.routes.ts";
