import { findLatestHead } from "#worker/access/index.ts";
import type { Deps } from "#worker/deps.ts";
import { canonicalJson, type JsonObject } from "#worker/platform/canonical-json.ts";
import { hmac, sha256 } from "#worker/platform/crypto.ts";
import { RULES } from "#worker/retention/index.ts";

const receiptType = "leadhunter.deletion-receipt.v1";

export interface ReceiptFacts {
  id: string;
  /** What was deleted: `row`, `upload`, `assignment`, or the kind of a case (`erasure`, …). */
  kind: string;
  /** The reference of the case, when there was one. */
  case?: string | null;
  /** UTC ISO. */
  at: string;
  /** Rows in every store that was visited, before and after. */
  stores: Record<string, { before: number; after: number }>;
  keysDestroyed: number;
  noticesSent: number;
  /** Whom it is about, as `commitToSubject` made it. */
  subject?: string | null;
  /** Numbers, dates and closed words that a kind has beside these. Never a value of a person. */
  details?: JsonObject;
}
export interface SignedReceipt {
  /** Canonical JSON (RFC 8785): the signed bytes are this text and a line end. */
  receipt: string;
  /** `— name base64(key hash || Ed25519 signature)`, as in a signed note. */
  signature: string;
  /** The verifier key that checks it. */
  key: string;
}

/** Which periods were in force: SHA-256 (hex) of the retention schedule. */
export const policyVersion = () => sha256(JSON.stringify(RULES));

/**
 * A receipt of a deletion: what was visited, counted before and after, which keys and notices, the policy and the place
 * in the access log at that moment; signed, so that it holds without us (P3-11, L-14). It names nobody.
 */
export const signReceipt = async (deps: Deps, facts: ReceiptFacts): Promise<SignedReceipt> => {
  const head = await findLatestHead(deps.db);
  const receipt = canonicalJson({
    type: receiptType,
    id: facts.id,
    kind: facts.kind,
    case: facts.case ?? null,
    at: facts.at,
    policy: await policyVersion(),
    stores: facts.stores,
    keysDestroyed: facts.keysDestroyed,
    noticesSent: facts.noticesSent,
    subject: facts.subject ?? null,
    details: facts.details ?? {},
    log: head === null ? null : { size: head.size, root: head.root },
  });
  return {
    receipt,
    signature: await deps.signer.signatureLine(`${receipt}\n`),
    key: await deps.signer.verifierKey(),
  };
};

/** The file that is handed out and that `verify-receipt` reads. */
export const receiptFile = ({ receipt, signature, key }: SignedReceipt) =>
  `${JSON.stringify({ receipt: JSON.parse(receipt) as JsonObject, signature, key }, null, 2)}\n`;

/** What a commitment covers: normalised identifiers such as `mail:…`, `tel:…`, in any order. */
const subjectMessage = (identifiers: readonly string[]) =>
  `lh-receipt-subject-v1\0${[...new Set(identifiers)].sort().join("\n")}`;

/**
 * Commits to a person without naming them: HMAC-SHA-256 (hex) under a key made for this receipt alone. Give the opening
 * key to the person and keep it nowhere; without it the commitment is noise.
 */
export const commitToSubject = async (identifiers: readonly string[]) => {
  const openingKey = Buffer.from(crypto.getRandomValues(new Uint8Array(32))).toString("base64");
  return { commitment: await hmac(openingKey, subjectMessage(identifiers)), openingKey };
};
