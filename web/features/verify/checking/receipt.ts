import { fromBase64, type Hasher, utf8 } from "./bytes.ts";
import { canonical } from "./canonical.ts";
import { readVerifierKey, verifyLine } from "./note.ts";

const receiptType = "leadhunter.deletion-receipt.v1";

export interface Receipt {
  id: string;
  kind: string;
  case: string | null;
  at: string;
  policy: string;
  stores: Record<string, { before: number; after: number }>;
  keysDestroyed: number;
  noticesSent: number;
  subject: string | null;
  log: { size: number; root: string } | null;
}
export type ReceiptFault = "not_a_receipt" | "key" | "pinned_key" | "signature" | "not_the_person";
export interface ReceiptVerdict {
  fault: ReceiptFault | null;
  receipt: Receipt | null;
  key: string;
}
export interface ReceiptExpectations {
  /** The verifier key as the reader has it from elsewhere. */
  key?: string | undefined;
  /** Whom the receipt is about: the opening key only that person has, and their identifiers (`mail:…`, `tel:…`). */
  opening?: { key: string; identifiers: string[] } | undefined;
}

const isReceipt = (value: unknown): value is Receipt & { type: string } =>
  typeof value === "object" && value !== null && (value as { type?: unknown }).type === receiptType;

const read = (text: string): { receipt?: unknown; signature?: unknown; key?: unknown } => {
  try {
    return JSON.parse(text) ?? {};
  } catch {
    return {};
  }
};

const hex = (bytes: Uint8Array) => Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");

/** Whether this commitment is one to these identifiers: HMAC-SHA-256 under the opening key. */
async function opens(
  hasher: Hasher,
  commitment: string | null,
  { key, identifiers }: { key: string; identifiers: string[] },
) {
  const message = `lh-receipt-subject-v1\0${[...new Set(identifiers)].sort().join("\n")}`;
  return commitment !== null && hex(await hasher.hmac(fromBase64(key), utf8(message))) === commitment;
}

/** Checks a receipt file: its signature over the canonical text, and whom it is about when the person's key is given. */
export async function verifyReceipt(
  hasher: Hasher,
  text: string,
  expected: ReceiptExpectations = {},
): Promise<ReceiptVerdict> {
  const { receipt, signature, key } = read(text);
  const verdict = (fault: ReceiptFault | null): ReceiptVerdict => ({
    fault,
    receipt: isReceipt(receipt) ? receipt : null,
    key: String(key),
  });
  if (!isReceipt(receipt)) return verdict("not_a_receipt");
  const verifier = await readVerifierKey(hasher, String(key));
  if (verifier === null) return verdict("key");
  if (expected.key !== undefined && expected.key.trim() !== key) return verdict("pinned_key");
  if (!(await verifyLine(hasher, verifier, `${canonical(receipt)}\n`, String(signature)))) return verdict("signature");
  if (expected.opening !== undefined && !(await opens(hasher, receipt.subject, expected.opening)))
    return verdict("not_the_person");
  return verdict(null);
}
