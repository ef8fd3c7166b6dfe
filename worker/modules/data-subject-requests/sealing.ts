import type { CorrectableField, Submission } from "#contract/requests.ts";
import type { Deps } from "#worker/deps.ts";
import { decryptText, encryptText, fromBase64, hmac, sha256, toBase64 } from "#worker/platform/crypto.ts";
import { problem } from "#worker/platform/http/problem.ts";

/** What of a request is sealed. `link` opens the case page; it is kept so that later mails can carry it too. */
export interface CaseContent {
  submission: Submission;
  link: string;
  /** Where the mails point to, as the request came in: crons have no address of their own. */
  origin: string;
}

/** A link's token at rest: its hash. The token has 256 bits, so a plain hash tells nothing. */
export const tokenHash = (token: string) => sha256(`lh-request-link-v1\0${token}`);

const submissionKey = async (token: string) => {
  const bits =
    (await sha256(`lh-submission-v1\0${token}`)).match(/../g)?.map((pair) => Number.parseInt(pair, 16)) ?? [];
  const raw = fromBase64(toBase64(Uint8Array.from(bits)));
  return crypto.subtle.importKey("raw", raw, "AES-GCM", false, ["encrypt", "decrypt"]);
};

/** A submission opens only with the token that was mailed: until it comes back nobody can read it (P7-3). */
export const sealSubmission = async (token: string, id: string, content: unknown) =>
  encryptText(await submissionKey(token), JSON.stringify(content), id);
export const openSubmission = async <T>(token: string, id: string, sealed: string) =>
  JSON.parse(await decryptText(await submissionKey(token), sealed, id)) as T;

const openKey = async (deps: Deps, keyId: string | null) => {
  const key = keyId === null ? null : await deps.keyring.open(keyId);
  if (key === null) throw problem("requests.content_gone");
  return key;
};

/** Seals under a key of the bucket, bound to its place. @throws 410 `requests.content_gone` when the key was destroyed */
export const sealUnder = async (deps: Deps, keyId: string | null, place: string, content: unknown) =>
  encryptText(await openKey(deps, keyId), JSON.stringify(content), place);
export const openUnder = async <T>(deps: Deps, keyId: string | null, place: string, sealed: string | null) => {
  if (sealed === null) throw problem("requests.content_gone");
  return JSON.parse(await decryptText(await openKey(deps, keyId), sealed, place)) as T;
};

export const contentPlace = (requestId: string) => `${requestId} content`;
export const answerPlace = (requestId: string) => `${requestId} answer`;

/** Recognises a second request of the same mailbox; tells nothing back. */
export const personHash = (deps: Deps, mailbox: string) =>
  hmac(deps.config.suppressionKey, `lh-requester-v1\0${mailbox}`);
/** A code at rest: keyed and bound to its request, because six digits are guessed in a moment. */
export const codeHash = (deps: Deps, requestId: string, code: string) =>
  hmac(deps.config.suppressionKey, `lh-request-code-v1\0${requestId}\0${code}`);

const letters = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
/** "VB-20261125-7K3QX9": to quote; it names nobody. */
export const newReference = (onDate: string) => {
  const code = Array.from(crypto.getRandomValues(new Uint8Array(6)), (byte) => letters[byte & 31]).join("");
  return `VB-${onDate.replaceAll("-", "")}-${code}`;
};
/** Six digits without bias. */
export const newCode = () => {
  for (;;) {
    const [n = 0] = crypto.getRandomValues(new Uint32Array(1));
    if (n < 4_294_000_000) return String(n % 1_000_000).padStart(6, "0");
  }
};

/** The corrections somebody asked for, in a fixed order. */
export const correctionsOf = (submission: Submission): { field: CorrectableField; value: string }[] =>
  (
    [
      ["name", submission.correctName],
      ["function", submission.correctFunction],
      ["email", submission.correctEmail],
      ["phone", submission.correctPhone],
      ["mobile", submission.correctMobile],
    ] as const
  ).flatMap(([field, value]) => (value === "" ? [] : [{ field, value }]));
