import type { Deps } from "#worker/deps.ts";
import { decryptText, encryptText } from "#worker/platform/crypto.ts";
import { problem } from "#worker/platform/http/problem.ts";
import { findKeyId } from "./call-notes.repository.ts";

const openKey = async (deps: Deps, assignmentId: string) => {
  const keyId = await findKeyId(deps.db, assignmentId);
  const key = keyId === null ? null : await deps.keyring.open(keyId);
  // A destroyed key is forgetting that worked: the text is gone for everyone (P4.3-10).
  if (key === null) throw problem("server.unavailable");
  return key;
};

/** A note's text under its assignment's key, bound to its own id (P4.3-4). @throws 503 `server.unavailable` without key */
export const sealNote = async (deps: Deps, assignmentId: string, noteId: string, text: string) =>
  encryptText(await openKey(deps, assignmentId), text, noteId);

/**
 * Opens notes of one assignment; the order of `rows` is kept. The caller has read them through `loggedRead`.
 * @throws 503 `server.unavailable` when the assignment's key is gone; nothing is opened then.
 */
export const decryptNotes = async <Row extends { id: string; ciphertext: string }>(
  deps: Deps,
  assignmentId: string,
  rows: readonly Row[],
): Promise<(Omit<Row, "ciphertext"> & { text: string })[]> => {
  if (rows.length === 0) return [];
  const key = await openKey(deps, assignmentId);
  return Promise.all(
    rows.map(async ({ ciphertext, ...row }) => ({ ...row, text: await decryptText(key, ciphertext, row.id) })),
  );
};
