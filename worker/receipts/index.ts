export {
  commitToSubject,
  policyVersion,
  type ReceiptFacts,
  receiptFile,
  type SignedReceipt,
  signReceipt,
} from "./sign-receipt.ts";
