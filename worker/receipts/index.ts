export { commitToSubject, receiptFile, type SignedReceipt, signReceipt } from "./sign-receipt.ts";
