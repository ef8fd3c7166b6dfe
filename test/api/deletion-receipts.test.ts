import { describe, expect, it } from "vitest";
import type { Page } from "#contract/common.ts";
import type { DeletionReceipt } from "#contract/rows.ts";
import { addAssignment, addLead } from "#test/support/assignments.ts";
import { addClient, addPerson } from "#test/support/people.ts";
import { createTestApp } from "#test/support/test-app.ts";
import { verifyReceipt } from "#web/features/verify/checking/receipt.ts";
import { nodeHasher } from "#web/features/verify/cli/node-hasher.ts";
import { commitToSubject, receiptFile, signReceipt } from "#worker/receipts/index.ts";

const test = createTestApp();

const world = async () => {
  const clientId = await addClient(test);
  const user = await addPerson(test, "client", { clientId });
  const assignmentId = await addAssignment(test, { clientId });
  for (let at = 0; at < 3; at++)
    await addLead(test, { assignmentId, contact: { name: "Marker", email: `marker${at}@person.example` } });
  test.stepUp(user);
  return { clientId, user, assignmentId };
};
const document = async (user: string, id: string) => {
  const answer = await test.send(user, "GET", `/api/receipts/${id}`);
  return { status: answer.status, text: await answer.text() };
};

describe("the receipt of a deletion (P3-11, L-14)", () => {
  it("says what was counted before and after, which key went, and holds without us (P3-11)", async () => {
    const { user, assignmentId } = await world();
    const answer = await test.send(user, "DELETE", `/api/assignments/${assignmentId}`);
    const { id } = (await answer.json()) as DeletionReceipt;
    const { text } = await document(user, id);
    const { fault, receipt } = await verifyReceipt(nodeHasher, text);
    expect(fault).toBeNull();
    expect(receipt).toMatchObject({
      id,
      kind: "assignment",
      stores: { assignment_rows: { before: 3, after: 0 }, contacts: { before: 3, after: 0 } },
      keysDestroyed: 1,
    });
    expect(text).not.toMatch(/marker/i);
    const forged = text.replace('"before": 3', '"before": 2');
    expect((await verifyReceipt(nodeHasher, forged)).fault).toBe("signature");
    expect((await verifyReceipt(nodeHasher, text, { key: "another+00000000+AAAA" })).fault).toBe("pinned_key");
  });

  it("is listed for the client it belongs to and does not exist for another (P1-5)", async () => {
    const [own, other] = [await world(), await world()];
    const { rowId } = await addLead(test, { assignmentId: own.assignmentId });
    const deleted = await test.send(own.user, "DELETE", `/api/rows/${rowId}`);
    const { id } = (await deleted.json()) as DeletionReceipt;
    const list = (await (await test.send(own.user, "GET", "/api/receipts")).json()) as Page<DeletionReceipt>;
    expect(list.items.map((item) => item.id)).toEqual([id]);
    const { text, status } = await document(other.user, id);
    expect(status).toBe(404);
    expect(text).not.toContain(own.clientId);
    expect(((await (await test.send(other.user, "GET", "/api/receipts")).json()) as Page<unknown>).items).toEqual([]);
  });

  it("commits to a person whom only that person can show it to be about (P7-6)", async () => {
    const deps = await test.deps();
    const identifiers = ["tel:+31612345678", "mail:jan.jansen@voorbeeld.example"];
    const { commitment, openingKey } = await commitToSubject(identifiers);
    const signed = await signReceipt(deps, {
      id: "VB-20261125-7K3QX9",
      kind: "erasure",
      case: "VB-20261125-7K3QX9",
      at: "2026-11-25T10:00:00.000Z",
      stores: { contacts: { before: 1, after: 0 } },
      keysDestroyed: 0,
      noticesSent: 2,
      subject: commitment,
    });
    const file = receiptFile(signed);
    const about = async (key: string, of: string[]) =>
      (await verifyReceipt(nodeHasher, file, { opening: { key, identifiers: of } })).fault;
    expect(await about(openingKey, identifiers.toReversed())).toBeNull();
    expect(await about(openingKey, ["mail:piet@voorbeeld.example"])).toBe("not_the_person");
    expect(await about((await commitToSubject([])).openingKey, identifiers)).toBe("not_the_person");
    expect(file).not.toContain("jansen");
  });
});
