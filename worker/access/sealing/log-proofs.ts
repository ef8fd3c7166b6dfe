import type { LogConsistency, LogInclusion } from "#contract/access-log.ts";
import { toBase64 } from "#worker/platform/crypto.ts";
import type { Db } from "#worker/platform/db/db.ts";
import { problem } from "#worker/platform/http/problem.ts";
import { consistencyProof, inclusionProof } from "./merkle.ts";
import { findHead, findLatestHead } from "./sealing.repository.ts";
import { storedRoots } from "./stored-roots.ts";

const mustBeHead = async (db: Db, size: number) => {
  if ((await findHead(db, size)) === null) throw problem("request.not_found");
};

/** That one signed head begins the other. Only between heads: of other sizes nothing was ever signed. */
export const proveConsistency = async (db: Db, first: number, second: number): Promise<LogConsistency> => {
  if (first > second) throw problem("request.invalid", [{ pointer: "/first", code: "max_value" }]);
  await mustBeHead(db, first);
  await mustBeHead(db, second);
  return { first, second, proof: await consistencyProof(await storedRoots(db), first, second) };
};

/** That the line with this number stands under a signed head. Hashes only. */
export const proveInclusion = async (db: Db, seq: number, size: number): Promise<LogInclusion> => {
  if (seq > size) throw problem("request.invalid", [{ pointer: "/seq", code: "max_value" }]);
  await mustBeHead(db, size);
  const roots = await storedRoots(db);
  const index = seq - 1;
  return { index, size, leaf: await roots(index, seq), proof: await inclusionProof(roots, index, size) };
};

/** The latest signed head as a header of a client's download, in base64: each client becomes a witness of the log. */
export const checkpointHeader = async (db: Db): Promise<Record<string, string>> => {
  const head = await findLatestHead(db);
  return head === null ? {} : { "x-log-checkpoint": toBase64(new TextEncoder().encode(head.checkpoint)) };
};
