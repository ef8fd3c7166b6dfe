import { expect } from "vitest";
import { restoreGuard } from "#worker/erasure-ledger/guard.ts";
import { replayers } from "#worker/replayers.ts";
import { addAssignment, addLead } from "../assignments.ts";
import type { Work } from "../break-everywhere.ts";
import { addClient } from "../people.ts";
import type { TestApp } from "../test-app.ts";

/** A database that lacks acts of the ledger, as after a restore, is asked whether it may serve. */
export const restore = (test: TestApp) => async (): Promise<Work> => {
  const clientId = await addClient(test);
  const assignmentId = await addAssignment(test, { clientId });
  const leads = [];
  for (const name of ["Een", "Twee"]) leads.push(await addLead(test, { assignmentId, contact: { name } }));
  const deps = await test.deps();
  for (const { rowId } of leads) await deps.ledger.append("rows", { rowIds: [rowId] }, deps.clock.now());
  await deps.ledger.append("assignment", { assignmentId }, deps.clock.now());
  test.clock.set(new Date(test.clock.now().getTime() + 60_000));
  const contacts = JSON.stringify(leads.map(({ contactId }) => contactId));
  const left = async () =>
    (
      await test.env.DB.prepare(
        `SELECT (SELECT COUNT(*) FROM contacts WHERE id IN (SELECT value FROM json_each(?1)))
           + (SELECT COUNT(*) FROM assignments WHERE id = ?2) AS n`,
      )
        .bind(contacts, assignmentId)
        .first<{ n: number }>()
    )?.n ?? 0;
  let served = false;
  return {
    deps: test.deps,
    act: async (faulty) => {
      served = false;
      served = await restoreGuard(replayers)(faulty);
    },
    broken: async (fault) => {
      if (served) expect(await left(), `open before all was done again, ${fault}`).toBe(0);
    },
    finished: async (fault) => {
      expect(served, fault).toBe(true);
      expect(await left(), fault).toBe(0);
    },
  };
};
