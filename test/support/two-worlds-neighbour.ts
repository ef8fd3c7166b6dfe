import type { LeadCard } from "#contract/desk.ts";
import { runPurge } from "#worker/retention/purge.ts";
import { addAssignment } from "./assignments.ts";
import type { TestApp } from "./test-app.ts";
import { numbers, type Party, record, sample } from "./two-worlds.ts";
import { leadsOfSession } from "./two-worlds-session.ts";
import { uploadFile } from "./upload.ts";

/** What client B's people do between two requests of client A's agent, with the same companies and persons. */
export const neighbour = (app: TestApp, companies = leadsOfSession) => {
  let card: LeadCard | undefined;
  const asAgent = (b: Party, method: string, path: string, body?: unknown) => app.send(b.agent, method, path, body);
  const claim = async (b: Party) => {
    const answer = await asAgent(b, "POST", "/api/leases");
    card = answer.ok ? ((await answer.json()) as LeadCard) : undefined;
  };
  const onLease = (path: string, body?: (card: LeadCard) => unknown) => async (b: Party) => {
    if (card !== undefined) await asAgent(b, "POST", `/api/leases/${card.leaseId}/${path}`, body?.(card) ?? {});
  };
  const person = (of: LeadCard) => of.contacts[0]?.id ?? "";
  const check = (method: string) =>
    onLease("checks", (of) => ({ contactId: person(of), fields: ["email", "function"], method }));
  const end = (field: string, result: Record<string, unknown>) => async (b: Party) => {
    if (card !== undefined)
      await asAgent(b, "POST", `/api/leases/${card.leaseId}/checks/${person(card)}/${field}`, result);
  };
  const close = (outcome: string, spoke: boolean) =>
    onLease("close", () => ({ outcome, note: spoke ? "Gesproken." : "", introduced: spoke }));
  const rows = async (b: Party) =>
    (
      await app.env.DB.prepare("SELECT id FROM assignment_rows WHERE assignment_id = ? ORDER BY ordinal")
        .bind(b.assignment)
        .all<{ id: string }>()
    ).results.map(({ id }) => id);
  const upload =
    (person: Parameters<typeof record>[2] = {}) =>
    async (b: Party) => {
      const own = numbers(0, companies).map((n) => record(n, "Zuid", person));
      await uploadFile(app, b.user, b.assignment, sample(...own));
    };
  const deleteRow = async (b: Party) => {
    const [row] = await rows(b);
    if (row !== undefined) await app.send(b.user, "DELETE", `/api/rows/${row}`);
  };
  const purge = async () => void (await runPurge({ db: (await app.deps()).db, clock: app.clock }));
  /** The whole assignment goes, and the next one begins. */
  const deleteAll = async (b: Party) => {
    await app.send(b.user, "DELETE", `/api/assignments/${b.assignment}`);
    b.assignment = await addAssignment(app, { clientId: b.clientId, agentIds: [b.agent], supervisorId: b.supervisor });
  };
  const verifyCompany = (fields: Record<string, string | null>) => async (b: Party) => {
    if (card !== undefined) await asAgent(b, "PATCH", `/api/leases/${card.leaseId}/company`, { fields });
  };
  return { claim, onLease, check, end, close, upload, deleteRow, purge, deleteAll, verifyCompany };
};
