import { describe, expect, it } from "vitest";
import type { NoticeRow, RequestDetail } from "#contract/requests.ts";
import { refusal } from "#test/support/desk.ts";
import { dumpStores, requestWorld } from "#test/support/requests.ts";
import { answersStatements, sealNote } from "#worker/modules/call-notes/index.ts";

const marker = { name: "Zwaluwmerk", email: "zwaluwmerk@marker.example" };

describe("an erasure, from the form to the proof", () => {
  it("goes through two persons and reaches every store of every client (P7-6, P4.3-7)", async () => {
    const world = await requestWorld();
    const { one, two } = await world.person(marker.name, marker.email);
    const deps = await world.deps();
    const addNote = async (assignmentId: string, leadId: string, id: string, text: string) =>
      world.env.DB.prepare(
        "INSERT INTO call_notes (id, lead_id, assignment_id, author_id, kind, ciphertext, written_at) VALUES (?, ?, ?, ?, 'note', ?, ?)",
      )
        .bind(
          id,
          leadId,
          assignmentId,
          world.agent,
          await sealNote(deps, assignmentId, id, text),
          "2026-11-24T10:00:00.000Z",
        )
        .run();
    await addNote(world.a, one.leadId, "note_01AAAAAAAAAAAAAAAAAAAAAAAB", "Sprak Zwaluwmerk over de offerte.");

    // Every newer store that hangs on the person, or might: what was filled in, an appointment, the undo of a call, an
    // open question about a value, a notice to the client's people.
    await world.sql(
      `INSERT INTO calls (id, lead_id, assignment_id, agent_id, contact_id, outcome, lease_token, claimed_at, closed_at)
       VALUES ('call_z', ?, ?, ?, ?, 'appointment', 't', '2026-11-24T10:00:00.000Z', '2026-11-24T10:05:00.000Z')`,
      one.leadId,
      world.a,
      world.agent,
      one.contactId,
    );
    const filled = { fields: { date: "2026-12-01", remark: "Zwaluwmerk belt zelf" }, script: {} };
    await deps.db.batch(await answersStatements(deps, { id: "call_z", assignmentId: world.a }, filled));
    await world.sql(
      `INSERT INTO appointments (id, call_id, assignment_id, starts_at, created_at, changed_at)
       VALUES ('apt_z', 'call_z', ?, '2026-12-01T09:00:00.000Z', '2026-11-24', '2026-11-24')`,
      world.a,
    );
    await world.sql(
      "INSERT INTO undoable_calls SELECT ?, 'call_z', json_object('state', state), version, '2026-11-24' FROM leads WHERE id = ?",
      world.agent,
      one.leadId,
    );
    await world.sql(
      `INSERT INTO value_questions (id, assignment_id, upload_id, record_id, kind, field, value, norm, entered_on)
       VALUES ('vq_z', ?, 'upl_z', ?, 'contact', 'email', 'zwaluwmerk@nieuw.example', 'zwaluwmerk@nieuw.example', '2026-11-24')`,
      world.a,
      one.contactId,
    );
    await world.sql(
      "INSERT INTO notices (id, client_id, assignment_id, kind, record_id, created_at) VALUES ('ntf_z', ?, ?, 'appointment', 'apt_z', '2026-11-24')",
      world.clientA,
      world.a,
    );

    const page = await world.file("erasure", marker);
    const id = await world.caseId(page);
    expect(await world.state(id)).toBe("deciding");
    const [director = "", second = ""] = world.directors;

    expect(await refusal(await world.ask(director, "POST", `/requests/${id}/decision`, { decision: "grant" }))).toBe(
      "409 requests.tasks_open",
    );
    await world.review(id, "Zwaluwmerk");
    const detail = await world.read<RequestDetail>(director, `/requests/${id}`);
    expect(detail.findings.find(({ store }) => store === "contact_values")?.rows).toBe(5);
    expect((await world.ask(director, "POST", `/requests/${id}/decision`, { decision: "grant" })).status).toBe(200);
    expect(await refusal(await world.ask(director, "POST", `/requests/${id}/approval`, { agrees: true }))).toBe(
      "409 requests.second_person",
    );
    expect(await world.sql("SELECT 1 FROM contacts WHERE id IN (?, ?)", one.contactId, two.contactId)).toHaveLength(2);
    expect((await world.ask(second, "POST", `/requests/${id}/approval`, { agrees: true })).status).toBe(200);
    expect(await world.state(id)).toBe("answered");

    // Nothing of the person is anywhere, also not in the notices that wait for the clients.
    const stores = await dumpStores(world.test);
    const holding = Object.entries(stores).filter(([, text]) => text.toLowerCase().includes("zwaluwmerk"));
    expect(holding.map(([store]) => store)).toEqual([]);
    // The erasure ledger names the random id that must stay away after a restore, and nothing else.
    // Sealed text tells nothing to a scan: the rows themselves are gone, and nothing that stays points to the person.
    expect(await world.sql("SELECT 1 FROM call_answers WHERE call_id = 'call_z'")).toEqual([]);
    expect(await world.sql("SELECT contact_id FROM calls WHERE id = 'call_z'")).toEqual([{ contact_id: null }]);
    const pointing = Object.entries(stores).filter(
      ([store, text]) =>
        text.includes(one.contactId ?? "") && store !== "access_log" && !store.startsWith("bucket ledger/"),
    );
    expect(pointing.map(([store]) => store)).toEqual([]);

    const answer = await (await world.send(page)).text();
    expect(answer).toContain("Uw gegevens zijn verwijderd");
    expect(answer).toContain("Autoriteit Persoonsgegevens");
    const { receipt } = JSON.parse(await (await world.send(`${page}/bewijs.json`)).text()) as {
      receipt: { stores: Record<string, { before: number; after: number }> };
    };
    expect(receipt.stores.contact_values).toEqual({ before: 5, after: 0 });

    const notices = await world.read<NoticeRow[]>(world.userA, "/request-notices");
    expect(notices[0]?.person?.email).toBe(marker.email);
    expect(JSON.stringify(notices)).not.toContain("Beta");
    const before = Object.keys(await dumpStores(world.test)).length;
    expect(
      (
        await world.ask(world.userA, "POST", `/request-notices/${notices[0]?.id}/answer`, {
          answer: "done",
          optOut: true,
        })
      ).status,
    ).toBe(200);
    expect(Object.keys(await dumpStores(world.test)).length).toBe(before - 1);
    expect((await world.read<NoticeRow[]>(world.userA, "/request-notices"))[0]).toMatchObject({
      person: null,
      answer: "done",
      optOut: true,
    });
  });
});
