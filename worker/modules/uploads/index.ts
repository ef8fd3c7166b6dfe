export { uploadsRoutes } from "./uploads.routes.ts";
export { type ApplyChunkInput, applyChunk } from "./usecases/apply-chunk.ts";
export { finishUpload } from "./usecases/finish-upload.ts";
export { type OpenUploadInput, openUpload } from "./usecases/open-upload.ts";
