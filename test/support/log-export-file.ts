import { createHash } from "node:crypto";
import { logExportType } from "#contract/access-log.ts";
import { checkpointText } from "#worker/access/sealing/checkpoint.ts";
import { entryHash, type LogLine, lineEntry } from "#worker/access/sealing/leaf.ts";
import { consistencyProof, inclusionProof } from "#worker/access/sealing/merkle.ts";
import { growTiles, rangeRoots, tileKey } from "#worker/access/sealing/tiles.ts";
import { ed25519Signer } from "#worker/platform/signed-note.ts";

export const testSeed = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";
export const otherSeed = "HxwdHhsaGRgXFhUUExIREA8ODQwLCgkIBwYFBAMCAQA=";

const lineOf = (seq: number, assignment: string, previous: number | null): LogLine => ({
  seq,
  at: new Date(Date.UTC(2026, 0, 1) + seq * 60_000).toISOString(),
  actor_role: "supervisor",
  actor_pseudonym: "P1",
  action: "row.list",
  purpose: "supervision",
  reason_digest: null,
  client_id: "client_1",
  assignment_id: assignment,
  record_kind: "row",
  record_id: `row_${seq}`,
  record_count: 1,
  subject: "S1",
  outcome: "shown",
  request_id: `req_${seq}`,
  previous,
});

/** An export as the product writes it, without a database: lines of two assignments in turn, one of them exported. */
export const logExportFile = async (lines = 40, seed = testSeed): Promise<string[]> => {
  const signer = ed25519Signer("leadhunter.example/access-log", seed);
  const all = Array.from({ length: lines }, (_, at) =>
    lineOf(at + 1, at % 2 === 0 ? "asg_a" : "asg_b", at < 2 ? null : at - 1),
  );
  const leaves = all.map((line) => entryHash(lineEntry(line)));
  const { growth } = await growTiles(0, new Map(), leaves);
  const tiles = new Map(growth.map((tile) => [tileKey(tile), tile.added]));
  const roots = rangeRoots(async (tile) => tiles.get(tileKey(tile)) ?? "");
  const signHead = async (size: number) => signer.sign(checkpointText(signer.name, size, await roots(0, size)));
  const earlier = Math.floor(lines / 3);
  const own = all.filter((line) => line.assignment_id === "asg_a");
  const file = [
    JSON.stringify({
      type: logExportType,
      assignment: "asg_a",
      from: null,
      until: null,
      exportedAt: "2026-11-25T10:00:00.000Z",
      key: await signer.verifierKey(),
      checkpoint: await signHead(lines),
    }),
    JSON.stringify({
      type: "head",
      checkpoint: await signHead(earlier),
      consistency: await consistencyProof(roots, earlier, lines),
    }),
  ];
  for (const line of own)
    file.push(
      JSON.stringify({
        type: "entry",
        entry: lineEntry(line),
        proof: await inclusionProof(roots, line.seq - 1, lines),
      }),
    );
  return [...file, await endOf(file, own.length, own.at(-1)?.seq ?? 0, lines, seed)];
};

/** The signed last line over the lines before it. */
export const endOf = async (file: string[], entries: number, lastSeq: number, size: number, seed = testSeed) => {
  const digest = createHash("sha256").update(file.map((line) => `${line}\n`).join(""));
  const statement = [logExportType, "asg_a", entries, 1, lastSeq, size, digest.digest("base64"), ""].join("\n");
  const signer = ed25519Signer("leadhunter.example/access-log", seed);
  return JSON.stringify({ type: "end", statement: await signer.sign(statement) });
};
