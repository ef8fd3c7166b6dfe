export { tasksRoutes } from "./tasks.routes.ts";
export { raiseAlarm } from "./usecases/raise-alarm.ts";
export { runTask } from "./usecases/run-task.ts";
