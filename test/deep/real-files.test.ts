import { existsSync, readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readTable } from "#web/features/uploads/reading/read-table.ts";
// @ts-expect-error scripts without types
import { wrangler } from "#worker/demo/run/wrangler.mjs";
import { guessColumns } from "#worker/matching/normalise/columns.ts";
// @ts-expect-error scripts without types
import { onRuntime } from "../bench/runtime.mjs";
// @ts-expect-error scripts without types
import { emptyWorld, removeWorlds, withDatabase } from "../bench/world.mjs";

const data = "../shared/data";
const files = [
  ...[1, 2, 3, 4].map((n) => `${data}/leads_nl/client_${n}.csv`),
  `${data}/companies_nl/duo_basisscholen/po_addresses.csv`,
];

interface Upload {
  sha256: string;
  columns: { header: string; target: string | null; ownClass: string }[];
  rows: string[][];
}
type Call = (method: string, path: string, body?: unknown, headers?: Record<string, string>) => Promise<Response>;

const load = async (file: string): Promise<Upload> => {
  const rows: string[][] = [];
  const summary = await readTable(new Uint8Array(readFileSync(file)), {}, (read) => void rows.push(...read));
  const samples = summary.headers.map((_, at) =>
    rows
      .map((row) => row[at] ?? "")
      .filter((cell) => cell.trim() !== "")
      .slice(0, 5),
  );
  const columns = guessColumns(summary.headers, samples).map(({ target, ownClass }, at) => ({
    header: summary.headers[at] ?? "",
    target,
    ownClass,
  }));
  return { sha256: summary.sha256, columns, rows: rows.map((row) => columns.map((_, at) => row[at] ?? "")) };
};

const id = (prefix: string, n: number) => `${prefix}_${String(n).padStart(26, "0")}`;
const as = (n: number) => ({ "x-bench-user": id("user", n) });

/** A world in which each file has a client, an assignment and an agreement of its own. */
const worldOfClients = (name: string) => {
  const world = emptyWorld(name, 0);
  withDatabase(world, (db: { exec(sql: string): void }) => {
    const numbers = `json_each('[${files.map((_, at) => at + 2).join(",")}]')`;
    const ids = (prefix: string) => `'${prefix}_' || printf('%026d', value)`;
    db.exec(`
      INSERT INTO clients SELECT ${ids("client")}, 'C' || value, 'x' FROM ${numbers};
      INSERT INTO users (id, name, email, email_verified, two_factor_enabled, role, client_id, client_owner, pseudonym, created_at, updated_at)
        SELECT ${ids("user")}, 'U', 'u' || value || '@x.example', 1, 1, 'client', ${ids("client")}, 0, 'p' || value, 'x', 'x' FROM ${numbers};
      INSERT INTO assignments (id, client_id, name, state, key_id, created_at) SELECT ${ids("asg")}, ${ids("client")}, 'A', 'active', 'k', 'x' FROM ${numbers};
      INSERT INTO processor_agreements (id, assignment_id, template_version, text, terms, text_hash, starts_on, ends_on, signed_name,
        signed_authority, signed_by, signed_at, countersigned_name, countersigned_by, countersigned_at, ended_at) SELECT 'agr_' || value, ${ids("asg")}, template_version, text, terms, text_hash, starts_on, ends_on, signed_name,
        signed_authority, signed_by, signed_at, countersigned_name, countersigned_by, countersigned_at, ended_at FROM processor_agreements, ${numbers};`);
  });
  return world;
};

const upload = async (call: Call, n: number, file: Upload, chunk: number) => {
  const opened = await call(
    "POST",
    "/api/uploads",
    { assignmentId: id("asg", n), contentHash: file.sha256, columns: file.columns, rowCount: file.rows.length },
    as(n),
  );
  const { id: uploadId } = (await opened.json()) as { id: string };
  for (let at = 0; at < file.rows.length; at += chunk)
    await call("PUT", `/api/uploads/${uploadId}/chunks/${at + 1}`, { rows: file.rows.slice(at, at + chunk) }, as(n));
  return (await (await call("POST", `/api/uploads/${uploadId}/finish`, {}, as(n))).json()) as {
    counts: Record<string, number>;
  };
};
const download = async (call: Call, n: number) =>
  (await call("GET", `/api/assignments/${id("asg", n)}/export?notes=no`, undefined, as(n))).text();

describe.skipIf(!files.every(existsSync))(
  "four clients' files and the register of primary schools (skipped where ../shared/data is absent)",
  () => {
    let loaded: Upload[] = [];
    beforeAll(async () => {
      wrangler("deploy", "test/bench/worker.ts", "--dry-run", "--outdir", ".build/bench");
      loaded = await Promise.all(files.map(load));
    });
    afterAll(() => removeWorlds());

    const play = (name: string, order: number[], chunk: number) =>
      onRuntime(worldOfClients(name), async ({ call }: { call: Call }) => {
        const all = async (act: (n: number, file: Upload) => Promise<unknown>) => {
          const results: unknown[] = [];
          for (const at of order) results[at] = await act(at + 2, loaded[at] as Upload);
          return results;
        };
        const reports = (await all((n, file) => upload(call, n, file, chunk))) as { counts: Record<string, number> }[];
        const first = (await all((n) => download(call, n))) as string[];
        const again = (await all((n, file) => upload(call, n, file, chunk + 100))) as {
          counts: Record<string, number>;
        }[];
        const second = (await all((n) => download(call, n))) as string[];
        return { reports, first, again, second };
      }) as Promise<{
        reports: { counts: Record<string, number> }[];
        first: string[];
        again: { counts: Record<string, number> }[];
        second: string[];
      }>;

    it("go in whole, change nothing the second time, and end the same in any order (P2-4, P4.1-2, P4.2-5)", async () => {
      const forward = await play("forward", [0, 1, 2, 3, 4], 500);
      const other = await play("other", [3, 4, 1, 0, 2], 900);
      forward.reports.forEach(({ counts }, at) => {
        expect(counts.rows).toBe(loaded[at]?.rows.length);
        const { refused = 0, rows = 0 } = counts;
        expect(forward.again[at]?.counts).toMatchObject({
          newCompanies: 0,
          newContacts: 0,
          correctedValues: 0,
          unchanged: rows - refused,
        });
      });
      expect(forward.second).toEqual(forward.first);
      expect(other.first).toEqual(forward.first);
    });
  },
);
