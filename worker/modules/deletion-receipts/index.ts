export { insertReceiptStatement } from "./deletion-receipts.repository.ts";
export { receiptsRoutes } from "./deletion-receipts.routes.ts";
