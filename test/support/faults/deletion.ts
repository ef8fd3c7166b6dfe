import { expect } from "vitest";
import { createApp } from "#worker/app.ts";
import type { Deps } from "#worker/deps.ts";
import { tidyLedger } from "#worker/erasure-ledger/tidy.ts";
import { signOpenedReceipts } from "#worker/modules/deletion-receipts/index.ts";
import { loadActor } from "#worker/modules/identity/index.ts";
import { replayers } from "#worker/replayers.ts";
import { addAssignment, addLead } from "../assignments.ts";
import type { Work } from "../break-everywhere.ts";
import { addClient, addPerson } from "../people.ts";
import type { TestApp } from "../test-app.ts";
import { file, openFile, sendChunk } from "../upload.ts";

export type Deleted = "row" | "upload" | "assignment";

const asUser = (test: TestApp, user: string, deps: Deps) =>
  createApp({
    makeDeps: async () => deps,
    resolveActor: async () => {
      const actor = await loadActor(await test.deps(), user);
      return actor === null ? null : { ...actor, stepUpUntil: "2999-01-01T00:00:00.000Z" };
    },
  });

/** A client deletes a row, an upload or its assignment, through the route, with ledger, log and receipt. */
export const deletion = (test: TestApp, kind: Deleted) => async (): Promise<Work> => {
  const { DB } = test.env;
  const count = async (sql: string, ...params: unknown[]) =>
    (
      await DB.prepare(sql)
        .bind(...params)
        .first<{ n: number }>()
    )?.n ?? 0;
  const clientId = await addClient(test);
  const user = await addPerson(test, "client", { clientId });
  test.stepUp(user);
  const assignmentId = await addAssignment(test, { clientId });
  const sample = file("Bedrijf;Naam;E-mail", `Weg ${clientId};De Wit;wit@${clientId.slice(-6).toLowerCase()}.example`);
  const opened = (await (await openFile(test, user, assignmentId, sample)).json()) as { id: string };
  await sendChunk(test, user, opened.id, 1, sample.rows);
  const row = await DB.prepare("SELECT id, contact_id, lead_id FROM assignment_rows WHERE assignment_id = ?")
    .bind(assignmentId)
    .first<{ id: string; contact_id: string; lead_id: string }>();
  if (row === null) throw new Error("no row was uploaded");
  const neighbour = await addLead(test, {
    assignmentId: await addAssignment(test, { clientId }),
    contact: { name: "Buur" },
  });
  const paths = {
    row: [`/api/rows/${row.id}`, "assignment_rows", row.id],
    upload: [`/api/uploads/${opened.id}`, "uploads", opened.id],
    assignment: [`/api/assignments/${assignmentId}`, "assignments", assignmentId],
  } as const;
  const [path, table, id] = paths[kind];

  const receipts = () =>
    count("SELECT COUNT(*) AS n FROM deletion_receipts WHERE client_id = ? AND kind = ?", clientId, kind);
  const left = () => count(`SELECT COUNT(*) AS n FROM ${table} WHERE id = ?`, id);
  /** Parts of the person and its lead: all there or none. */
  const parts = () =>
    Promise.all([
      count("SELECT COUNT(*) AS n FROM assignment_rows WHERE id = ?", row.id),
      count("SELECT COUNT(*) AS n FROM leads WHERE id = ?", row.lead_id),
      count("SELECT COUNT(*) AS n FROM contacts WHERE id = ?", row.contact_id),
      count("SELECT COUNT(DISTINCT contact_id) AS n FROM contact_values WHERE contact_id = ?", row.contact_id),
      count("SELECT COUNT(*) AS n FROM subject_pseudonyms WHERE subject_id = ?", row.contact_id),
    ]);
  /** Acts of the ledger outside the database that name this row, upload or assignment. */
  const recorded = async (text: string) => {
    const { objects } = await test.env.KEYS.list({ prefix: "ledger/entries/" });
    const texts = await Promise.all(
      objects.slice(-3).map(async ({ key }) => (await test.env.KEYS.get(key))?.text() ?? ""),
    );
    return texts.filter((entry) => entry.includes(text)).length;
  };
  const whole = async (fault: string) => {
    const held = await parts();
    expect(new Set(held).size, `half a person, ${fault}: ${held}`).toBe(1);
    if (held[0] === 0) {
      expect(await recorded(row.id), `no entry before the deletion, ${fault}`).toBeGreaterThan(0);
      const logged = "SELECT COUNT(*) AS n FROM access_log WHERE actor_id = ? AND action LIKE '%.delete'";
      expect(await count(logged, user), `no line in the log, ${fault}`).toBeGreaterThan(0);
    }
    expect(await receipts(), `receipt if and only if finished, ${fault}`).toBe((await left()) === 0 ? 1 : 0);
    if ((await left()) === 0) expect(await recorded(id), `the act is in the ledger, ${fault}`).toBeGreaterThan(0);
    expect(await count("SELECT COUNT(*) AS n FROM contacts WHERE id = ?", neighbour.contactId), "the neighbour").toBe(
      1,
    );
  };
  return {
    deps: test.deps,
    act: async (deps) => {
      const answer = await asUser(test, user, deps).request(path, { method: "DELETE" }, test.env);
      if (!answer.ok) throw new Error(String(answer.status));
    },
    broken: whole,
    finished: async (fault) => {
      await whole(fault);
      expect(await left(), `not finished, ${fault}`).toBe(0);
      // What was recorded and never begun ends by itself, and changes nothing more.
      test.clock.set(new Date(test.clock.now().getTime() + 60_000));
      await tidyLedger(await test.deps(), replayers);
      await signOpenedReceipts(await test.deps());
      await whole(fault);
      const unsigned = "SELECT COUNT(*) AS n FROM deletion_receipts WHERE client_id = ? AND document IS NULL";
      expect(await count(unsigned, clientId), `unsigned, ${fault}`).toBe(0);
    },
  };
};
