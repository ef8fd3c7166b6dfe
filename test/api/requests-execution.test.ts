import { describe, expect, it } from "vitest";
import type { NoticeRow, TaskRow } from "#contract/requests.ts";
import { addLead } from "#test/support/assignments.ts";
import { refusal } from "#test/support/desk.ts";
import { addClient, addPerson } from "#test/support/people.ts";
import { dumpStores, type RequestWorld, requestWorld, somebody } from "#test/support/requests.ts";
import type { Deps } from "#worker/deps.ts";
import { sealNote } from "#worker/modules/call-notes/index.ts";
import { runRequestTasks } from "#worker/modules/data-subject-requests/index.ts";

/** Decided by one director, waiting for the second person. */
const waiting = async (world: RequestWorld, who: { name: string; email: string }) => {
  const page = await world.file("erasure", who);
  const id = await world.caseId(page);
  await world.review(id, who.name);
  await world.ask(world.directors[0] ?? "", "POST", `/requests/${id}/decision`, { decision: "grant" });
  return { page, id };
};

/** Deps whose nth write fails: before it is made, or after it was committed (the answer got lost). */
const failing = (deps: Deps, nth: number, mode: "before" | "after"): { deps: Deps; fired: () => boolean } => {
  let calls = 0;
  let fired = false;
  const guard = async <T>(work: () => Promise<T>): Promise<T> => {
    calls += 1;
    if (calls !== nth) return work();
    fired = true;
    if (mode === "after") await work();
    throw new Error("D1_ERROR: Network connection lost.");
  };
  const db = {
    ...deps.db,
    run: (statement: Parameters<typeof deps.db.run>[0]) => guard(() => deps.db.run(statement)),
    batch: (statements: Parameters<typeof deps.db.batch>[0]) => guard(() => deps.db.batch(statements)),
  };
  return { deps: { ...deps, db }, fired: () => fired };
};

describe("executing an erasure (P7-6)", () => {
  it("is finished by the next trigger wherever it breaks off, once and whole (I-1, I-16)", async () => {
    const world = await requestWorld();
    // Every other write fails, in turn before it is made and after it was committed.
    for (let nth = 1; ; nth += 2) {
      const mode = nth % 4 === 1 ? "before" : "after";
      const who = somebody("Breekpunt");
      const { one, two } = await world.person(who.name, who.email);
      const noteId = `note_01AAAAAAAAAAAAAAAA${mode === "before" ? "B" : "A"}${String(nth).padStart(8, "0")}`;
      await world.sql(
        "INSERT INTO call_notes (id, lead_id, assignment_id, author_id, kind, ciphertext, written_at) VALUES (?, ?, ?, ?, 'note', ?, '2026-11-24T10:00:00.000Z')",
        noteId,
        one.leadId,
        world.a,
        world.agent,
        await sealNote(await world.deps(), world.a, noteId, `Sprak ${who.name}.`),
      );
      const { id } = await waiting(world, who);
      await world.sql(
        "UPDATE data_subject_requests SET state = 'approved', approved_by = ?, approved_at = '2026-11-25T10:00:00.000Z' WHERE id = ?",
        world.directors[1],
        id,
      );
      const broken = failing(await world.deps(), nth, mode);
      await runRequestTasks(broken.deps).catch(() => {});
      const halfway = await world.state(id);
      const left = await world.sql("SELECT 1 FROM contacts WHERE id IN (?, ?)", one.contactId, two.contactId);
      // The person is never half gone.
      expect([0, 2], `${mode} ${nth} ${halfway}`).toContain(left.length);
      await runRequestTasks(await world.deps());
      expect(await world.state(id), `${mode} ${nth}`).toBe("answered");
      expect(await world.sql("SELECT 1 FROM request_notices WHERE request_id = ?", id)).toHaveLength(2);
      expect(await world.sql("SELECT 1 FROM contacts WHERE id IN (?, ?)", one.contactId, two.contactId)).toEqual([]);
      if (!broken.fired()) {
        expect(nth).toBeGreaterThan(5);
        break;
      }
    }
    const marked = Object.values(await dumpStores(world.test)).filter((text) => text.includes("Breekpunt"));
    expect(marked).toEqual([]);
  });

  it("has a supervisor of the person's assignments as second person where there is one director only (P7-6)", async () => {
    const world = await requestWorld();
    // The other tests' directors have left.
    const [director = ""] = world.directors;
    await world.sql(
      "UPDATE users SET deactivated_at = '2026-01-01T00:00:00.000Z' WHERE role = 'director' AND id <> ?",
      director,
    );
    const who = somebody("Alleen");
    await world.person(who.name, who.email);
    const { id } = await waiting(world, who);
    const stranger = await addPerson(world.test, "supervisor");
    world.stepUp(stranger);
    const approve = (user: string) => world.ask(user, "POST", `/requests/${id}/approval`, { agrees: true });
    expect(await refusal(await approve(stranger))).toBe("404 access.not_found");
    expect(await refusal(await approve(director))).toBe("409 requests.second_person");
    const tasks = await world.read<TaskRow[]>(world.supervisor, "/request-tasks");
    expect(tasks.filter(({ requestId }) => requestId === id).every(({ approval }) => approval)).toBe(true);
    expect((await approve(world.supervisor)).status).toBe(200);
    expect(await world.state(id)).toBe("answered");
  });

  it("also takes a record that came in after the request was made (P7-6)", async () => {
    const world = await requestWorld();
    const who = somebody("Nakomer");
    await world.person(who.name, who.email);
    const { id } = await waiting(world, who);
    const late = await addLead(world.test, { assignmentId: world.b, contact: who });
    await world.ask(world.directors[1] ?? "", "POST", `/requests/${id}/approval`, { agrees: true });
    expect(await world.state(id)).toBe("answered");
    expect(await world.sql("SELECT 1 FROM contacts WHERE id = ?", late.contactId)).toEqual([]);
  });

  it("takes a sole trader's company record with the person, and no other company's (P7-6, P4.2-1)", async () => {
    const world = await requestWorld();
    const who = somebody("Zelfstandige");
    const { one, two } = await world.person(who.name, who.email);
    await world.sql(
      `UPDATE companies SET name = ?, phone = '+31612121212', clocks = json_set(clocks, '$.legalForm', json('["eenmanszaak","2026-11-25",null,null]')) WHERE id = ?`,
      `${who.name} Advies`,
      one.companyId,
    );
    const { id } = await waiting(world, who);
    await world.ask(world.directors[1] ?? "", "POST", `/requests/${id}/approval`, { agrees: true });
    const [wiped] = await world.sql("SELECT name, phone FROM companies WHERE id = ?", one.companyId);
    expect(wiped).toEqual({ name: "Gewist op verzoek", phone: null });
    const [kept] = await world.sql<{ phone: string }>("SELECT phone FROM companies WHERE id = ?", two.companyId);
    expect(kept?.phone).toBe("+31201234567");
    expect(Object.values(await dumpStores(world.test)).join("")).not.toContain(who.name);
  });
});

describe("the notices to clients (P7-7)", () => {
  it("show each client its own rows only, and end after thirty days without an answer", async () => {
    const world = await requestWorld();
    const who = somebody("Meldpunt");
    await world.person(who.name, who.email);
    const page = await world.file("objection", who);
    const id = await world.caseId(page);
    const own = await world.read<NoticeRow[]>(world.userA, "/request-notices");
    const other = await world.read<NoticeRow[]>(world.userB, "/request-notices");
    expect(own[0]?.person?.assignments).toHaveLength(1);
    expect(own[0]?.person?.assignments[0]?.name).not.toBe(other[0]?.person?.assignments[0]?.name);
    const answer = (user: string, notice: string | undefined, body: unknown) =>
      world.ask(user, "POST", `/request-notices/${notice}/answer`, body);
    expect((await answer(world.userB, own[0]?.id, { answer: "done", optOut: true })).status).toBe(404);
    const stranger = await addPerson(world.test, "client", { clientId: await addClient(world.test) });
    expect(await world.read<NoticeRow[]>(stranger, "/request-notices")).toEqual([]);
    // A question keeps the content until the client has answered for good.
    await answer(world.userA, own[0]?.id, { answer: "question", optOut: false, question: "Wie is dit?" });
    expect((await world.read<NoticeRow[]>(world.userA, "/request-notices"))[0]?.person?.email).toBe(who.email);

    world.clock.set("2026-12-27T10:00:00.000Z");
    expect((await world.read<NoticeRow[]>(world.userB, "/request-notices"))[0]?.person, "time decides").toBeNull();
    await runRequestTasks(await world.deps());
    expect(await world.sql("SELECT 1 FROM request_notices WHERE request_id = ? AND key_id IS NOT NULL", id)).toEqual(
      [],
    );
    await runRequestTasks(await world.deps());
    expect(await world.state(id)).toBe("closed");
  });
});

describe("a request made in a call (P7-2)", () => {
  it("is handed over with the call's date; the agent gets a number and nothing else", async () => {
    const world = await requestWorld();
    const who = somebody("Beller");
    await world.person(who.name, who.email);
    const lease = (await (await world.ask(world.agent, "POST", "/leases", {})).json()) as {
      leaseId: string;
      contacts: { id: string }[];
    };
    const input = { kind: "erasure", contactId: lease.contacts[0]?.id, email: "thuis@beller.example" };
    const answer = await world.ask(world.agent, "POST", `/leases/${lease.leaseId}/request`, input);
    expect(answer.status).toBe(201);
    const body = (await answer.json()) as { reference: string };
    expect(Object.keys(body)).toEqual(["reference"]);
    const [row] = await world.sql(
      "SELECT channel, state, received_on FROM data_subject_requests WHERE reference = ?",
      body.reference,
    );
    expect(row).toEqual({ channel: "call", state: "identity_open", received_on: "2026-11-25" });
    expect(world.mails.at(-1)?.to).toBe("thuis@beller.example");
    const other = await world.ask(world.agent, "POST", `/leases/${lease.leaseId}/request`, {
      ...input,
      contactId: "ctc_01AAAAAAAAAAAAAAAAAAAAAAAA",
    });
    expect(other.status).toBe(404);
  });
});
