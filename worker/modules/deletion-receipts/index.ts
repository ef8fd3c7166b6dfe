export {
  countStatement,
  countsStatement,
  insertReceiptStatement,
  openReceiptStatement,
  signedStatement,
} from "./deletion-receipts.repository.ts";
export { receiptsRoutes } from "./deletion-receipts.routes.ts";
export { receiptDocument } from "./receipt-document.ts";
export { signOpenedReceipts } from "./sign-opened.ts";
