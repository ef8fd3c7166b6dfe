import { describe, expect, it } from "vitest";
import type { RequestDetail } from "#contract/requests.ts";
import { refusal } from "#test/support/desk.ts";
import { type RequestWorld, requestWorld, somebody } from "#test/support/requests.ts";

/** Somebody on file under a work address who writes from a private one. */
const fromElsewhere = async (world: RequestWorld) => {
  const onFile = somebody("Ladder");
  const { one } = await world.person(onFile.name, onFile.email);
  const page = await world.file("access", { name: onFile.name, email: `thuis-${onFile.email}` });
  const id = await world.caseId(page);
  await world.sql(
    "INSERT INTO request_subjects (request_id, contact_id, found_by, state) VALUES (?, ?, 'name', 'candidate')",
    id,
    one.contactId,
  );
  return { page, id, contactId: one.contactId ?? "", address: onFile.email };
};
const codeFor = (world: RequestWorld, to: string) =>
  /\b(\d{6})\b/.exec(world.mails.filter((mail) => mail.to === to).at(-1)?.text ?? "")?.[1] ?? "";

describe("the ladder of proofs (P7-3)", () => {
  it("leaves identity open for an address that is not on file, whoever else bears the name", async () => {
    const world = await requestWorld();
    const { id, address } = await fromElsewhere(world);
    expect(await world.state(id)).toBe("identity_open");
    const [director = ""] = world.directors;
    const detail = await world.read<RequestDetail>(director, `/requests/${id}`);
    expect(JSON.stringify(detail).replaceAll(`thuis-${address}`, "")).not.toContain(address);
    expect(await refusal(await world.ask(director, "POST", `/requests/${id}/decision`, { decision: "grant" }))).toBe(
      "409 requests.wrong_state",
    );
  });

  it("proves somebody by a code to an address on file: once, for ten minutes, five tries, for this request (P7-3)", async () => {
    const world = await requestWorld();
    const [director = ""] = world.directors;
    const { page, id, contactId, address } = await fromElsewhere(world);
    const enter = async (code: string) => (await world.send(`${page}/code`, { code })).status;
    const sendCode = () => world.ask(director, "POST", `/requests/${id}/code`, { contactId });

    expect((await sendCode()).status).toBe(200);
    const first = codeFor(world, address);
    expect(first).toMatch(/^\d{6}$/);
    expect(JSON.stringify(await world.sql("SELECT * FROM request_codes"))).not.toContain(first);
    const wrong = first === "111111" ? "222222" : "111111";
    for (let n = 0; n < 5; n++) expect(await enter(wrong)).toBe(400);
    expect(await enter(first), "the sixth try is refused though the code is right").toBe(400);

    await sendCode();
    const late = codeFor(world, address);
    world.clock.set("2026-11-25T10:10:01.000Z");
    expect(await enter(late), "after ten minutes").toBe(400);

    await sendCode();
    const good = codeFor(world, address);
    expect(await enter(good)).toBe(303);
    expect(await world.state(id)).toBe("deciding");
    expect(await enter(good), "a second time").toBe(400);
    const [row] = await world.sql<{ proof: string }>("SELECT proof FROM data_subject_requests WHERE id = ?", id);
    expect(row?.proof).toBe("code");
    // Both records of the person are reached now, not only the one the code went to.
    expect(
      await world.sql("SELECT 1 FROM request_subjects WHERE request_id = ? AND state = 'proven'", id),
    ).toHaveLength(2);
  });

  it("takes another check only as a director's recorded step with a fresh code (P7-3)", async () => {
    const world = await requestWorld();
    const { id } = await fromElsewhere(world);
    const [director = ""] = world.directors;
    expect((await world.ask(world.supervisor, "POST", `/requests/${id}/proof`, { proof: "call_back" })).status).toBe(
      403,
    );
    expect((await world.ask(director, "POST", `/requests/${id}/proof`, { proof: "id_copy" })).status).toBe(400);
    expect((await world.ask(director, "POST", `/requests/${id}/proof`, { proof: "call_back" })).status).toBe(200);
    expect(await world.state(id)).toBe("deciding");
  });

  it("is answered on day 14 with exactly that when identity stayed open, and the page says so (P7-4)", async () => {
    const world = await requestWorld();
    const { page, id } = await fromElsewhere(world);
    const { runRequestTasks } = await import("#worker/modules/data-subject-requests/index.ts");
    world.clock.set("2026-12-09T10:00:00.000Z");
    await runRequestTasks(await world.deps());
    expect(await world.state(id), "the day is not over").toBe("identity_open");
    world.clock.set("2026-12-09T12:00:00.000Z");
    await runRequestTasks(await world.deps());
    expect(await world.state(id)).toBe("answered_identity_open");
    const text = await (await world.send(page)).text();
    expect(text).toContain("Wij konden niet vaststellen dat de gegevens waar u naar vraagt van u zijn.");
    expect(text).toContain("rechtbank");
    expect(text).not.toContain("ladder.example");
  });
});
