import { createHash } from "node:crypto";
import { expect } from "vitest";
import { LogChecker } from "#web/features/verify/checking/log-export.ts";
import { nodeHasher } from "#web/features/verify/cli/node-hasher.ts";
import { archiveLog, publishHeads, sealLog } from "#worker/access/index.ts";
import { addAssignment, addLead } from "../assignments.ts";
import type { Work } from "../break-everywhere.ts";
import { addClient, addPerson } from "../people.ts";
import type { TestApp } from "../test-app.ts";

const check = async (text: string) => {
  const hash = createHash("sha256");
  const digest = { update: (bytes: Uint8Array) => void hash.update(bytes), end: () => hash.digest() };
  const checker = new LogChecker(nodeHasher, digest);
  for (const line of text.split("\n").filter((each) => each !== "")) await checker.add(line);
  return checker.finish();
};

/** Lines are sealed, heads published, and lines older than their period in the table moved to the bucket. */
export const sealing = async (test: TestApp) => {
  const clientId = await addClient(test);
  const user = await addPerson(test, "client", { clientId });
  const assignmentId = await addAssignment(test, { clientId });
  await addLead(test, { assignmentId, contact: { name: "Marker" } });
  test.stepUp(user);
  const { DB } = test.env;
  const number = async (sql: string) => (await DB.prepare(sql).first<{ n: number }>())?.n ?? 0;
  const look = () => test.send(user, "GET", `/api/assignments/${assignmentId}/rows`);
  const everyLineOnce = `SELECT (SELECT COUNT(*) FROM access_log)
    + COALESCE((SELECT SUM(last_seq - first_seq + 1) FROM archived_log_segments), 0) AS n`;
  const lastLine = () => number("SELECT MAX(seq) AS n FROM access_log");
  return async (): Promise<Work> => {
    await look();
    await sealLog(await test.deps());
    test.clock.set(new Date(test.clock.now().getTime() + 420 * 86_400_000));
    await look();
    const whole = async (fault: string) => {
      expect(await number(everyLineOnce), `lost or doubled, ${fault}`).toBe(await lastLine());
      const heads = "SELECT COUNT(*) AS n FROM log_heads WHERE size > (SELECT MAX(seq) FROM access_log)";
      expect(await number(heads), `a head beyond the log, ${fault}`).toBe(0);
    };
    return {
      deps: test.deps,
      act: async (deps) => {
        await sealLog(deps, { lines: 1 });
        await publishHeads(deps);
        await archiveLog(deps);
      },
      broken: whole,
      finished: async (fault) => {
        await whole(fault);
        expect(await number("SELECT MAX(size) AS n FROM log_heads"), fault).toBe(await lastLine());
        expect(await number("SELECT COUNT(*) AS n FROM log_heads WHERE published_at IS NULL"), fault).toBe(0);
        const text = await (await test.send(user, "GET", `/api/assignments/${assignmentId}/access-log/export`)).text();
        expect(await check(text), fault).toMatchObject({ fault: null });
      },
    };
  };
};
