export { uploadUndoRoutes } from "./upload-undo.routes.ts";
