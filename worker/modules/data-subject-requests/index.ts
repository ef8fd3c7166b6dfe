export { ownForm, smallForm, withPageHeaders } from "./pages/corridor.ts";
export { requestPagePaths, requestPages } from "./pages/requests.pages.ts";
export { requestsRoutes } from "./requests.routes.ts";
export { runRequestTasks } from "./requests.tasks.ts";
