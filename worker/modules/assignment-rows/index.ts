export { rowsRoutes } from "./assignment-rows.routes.ts";
export { replayAssignment, replayRows, replayUpload } from "./replay.ts";
export { cellOf, layoutOf } from "./row-cells.rules.ts";
export { pageSelection, type RowSelection, readRows } from "./row-page.repository.ts";
export { deleteInSteps as deleteRowsInSteps, withdrawNeverCalls } from "./usecases/delete-rows.ts";
