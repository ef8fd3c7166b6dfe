import { describe, expect, it } from "vitest";
import type { Page } from "#contract/common.ts";
import type { NoteRow } from "#contract/desk.ts";
import { createDesk, type Desk, refusal } from "#test/support/desk.ts";
import { addPerson } from "#test/support/people.ts";

const calls = async (desk: Desk, count: number) => {
  const outcomes = ["interested", "not_interested", "wrong_number"];
  for (let i = 0; i < count; i++) {
    await desk.lead({ companyName: `Bedrijf ${String.fromCharCode(90 - i)}` });
    const { leaseId } = await desk.claim();
    await desk.close(leaseId, { outcome: outcomes[i % 3], note: `Sprak met Jansen ${i}` });
    desk.clock.set(new Date(desk.clock.now().getTime() + 60_000));
  }
};
const list = (desk: Desk, query = "", user = desk.clientUser) =>
  desk.test.send(user, "GET", `/api/assignments/${desk.assignmentId}/notes${query}`);
const items = async (answer: Response) => ((await answer.json()) as Page<NoteRow>).items;

describe("call notes", () => {
  it("lie encrypted in the database and are unreadable once the key is destroyed (P4.3-4, P4.3-10)", async () => {
    const desk = await createDesk();
    await calls(desk, 1);
    const [row] = await desk.sql<{ ciphertext: string }>(
      "SELECT ciphertext FROM call_notes WHERE assignment_id = ?",
      desk.assignmentId,
    );
    expect(row?.ciphertext).not.toContain("Jansen");
    expect((await items(await list(desk)))[0]?.text).toBe("Sprak met Jansen 0");
    const [assignment] = await desk.sql<{ key_id: string }>(
      "SELECT key_id FROM assignments WHERE id = ?",
      desk.assignmentId,
    );
    await (await desk.deps()).keyring.destroy(assignment?.key_id ?? "");
    expect(await refusal(await list(desk))).toBe("503 server.unavailable");
  });

  it("do not open when moved to another note (P4.3-4)", async () => {
    const desk = await createDesk();
    await calls(desk, 2);
    await desk.sql(
      `UPDATE call_notes SET ciphertext = (SELECT ciphertext FROM call_notes o WHERE o.assignment_id = ?1 AND o.id <> call_notes.id)
       WHERE assignment_id = ?1`,
      desk.assignmentId,
    );
    const answer = await list(desk);
    expect(answer.status).toBe(500);
    expect(await answer.text()).not.toContain("Jansen");
  });

  it("are sorted by company, outcome or date and by nothing else (P4.3-8)", async () => {
    const desk = await createDesk();
    await calls(desk, 4);
    const names = async (sort: string) =>
      (await items(await list(desk, `?sort=${sort}`))).map((note) => note.companyName);
    expect(await names("company")).toEqual(["Bedrijf W", "Bedrijf X", "Bedrijf Y", "Bedrijf Z"]);
    expect(await names("date")).toEqual(["Bedrijf W", "Bedrijf X", "Bedrijf Y", "Bedrijf Z"]);
    expect((await items(await list(desk, "?sort=outcome"))).map((note) => note.outcome?.key)).toEqual([
      "interested",
      "interested",
      "not_interested",
      "wrong_number",
    ]);
    for (const query of ["?sort=text", "?sort=author", "?sort=", "?q=Jansen", "?search=Jansen"])
      expect((await list(desk, query)).status).toBe(400);
  });

  it("come in pages that lose and repeat nothing", async () => {
    const desk = await createDesk();
    await calls(desk, 5);
    for (const sort of ["company", "outcome", "date"]) {
      const seen: string[] = [];
      let after = "";
      do {
        const page = (await (await list(desk, `?sort=${sort}&limit=2${after}`)).json()) as Page<NoteRow>;
        seen.push(...page.items.map((note) => note.id));
        after = page.next === null ? "" : `&after=${page.next}`;
      } while (after !== "");
      expect(seen).toHaveLength(5);
      expect(new Set(seen).size).toBe(5);
    }
  });

  it("make the file of one lead, and say where a request took something out (P4.3-3)", async () => {
    const desk = await createDesk();
    await calls(desk, 3);
    const [first] = await items(await list(desk));
    await desk.sql("UPDATE call_notes SET redacted_at = 'x' WHERE id = ?", first?.id);
    const file = await items(await list(desk, `?lead=${first?.leadId}`));
    expect(file).toEqual([{ ...first, redactedAt: "x" }]);
    expect((await list(desk, "?lead=Jansen")).status).toBe(400);
    expect(
      await items(
        await list(desk, `?lead=${(await createDesk({ test: desk.test })).assignmentId.replace("asg", "lead")}`),
      ),
    ).toEqual([]);
  });

  it("leave one log line for each note shown (P3-7)", async () => {
    const desk = await createDesk();
    await calls(desk, 3);
    const shown = await items(await list(desk, "?limit=2"));
    const lines = await desk.sql<{ record_id: string }>(
      "SELECT record_id FROM access_log WHERE action = 'note.list' AND actor_id = ? AND record_kind = 'note'",
      desk.clientUser,
    );
    expect(lines.map((line) => line.record_id).sort()).toEqual(shown.map((note) => note.id).sort());
  });

  it("are seen by the client and its supervisor, not by agents, coaches or other supervisors (P4.3-11)", async () => {
    const desk = await createDesk();
    await calls(desk, 1);
    expect((await list(desk, "", desk.supervisorId)).status).toBe(200);
    expect((await list(desk, "", desk.agentId)).status).toBe(403);
    expect((await list(desk, "", await addPerson(desk.test, "coach"))).status).toBe(403);
    expect((await list(desk, "", await addPerson(desk.test, "supervisor"))).status).toBe(404);
  });

  it("are read for a purpose the policy names, and the log says which for each note (P4.3-5, P4.3-6)", async () => {
    const desk = await createDesk();
    await calls(desk, 1);
    const administrator = await addPerson(desk.test, "administrator");
    const read = (user: string, headers = {}) =>
      desk.test.send(user, "GET", `/api/assignments/${desk.assignmentId}/notes`, undefined, headers);
    expect(await refusal(await read(administrator))).toBe("400 access.reason_required");
    for (const [user, headers, purpose, reason] of [
      [desk.clientUser, {}, "own_database", null],
      [desk.supervisorId, {}, "supervision", null],
      [administrator, { "x-reason": "Onderzoek van een storing" }, "administration", "Onderzoek van een storing"],
    ] as const) {
      const [note] = await items(await read(user, headers));
      expect(
        await desk.sql(
          "SELECT DISTINCT purpose, reason FROM access_log WHERE actor_id = ? AND record_kind = 'note' AND record_id = ?",
          user,
          note?.id,
        ),
      ).toEqual([{ purpose, reason }]);
    }
  });

  it("are text: a recording is refused, in whatever wrapping (P4.3-2)", async () => {
    const desk = await createDesk();
    await desk.lead();
    const { leaseId } = await desk.claim();
    const recorded = await desk.app.request(
      `/api/leases/${leaseId}/close`,
      { method: "POST", headers: { "x-test-user": desk.agentId, "content-type": "audio/webm" }, body: "RIFF" },
      desk.env,
    );
    expect(await refusal(recorded)).toBe("415 request.media_type");
    expect(await refusal(await desk.close(leaseId, { audio: "UklGRg==" }))).toBe("400 request.invalid");
  });

  it("can't be changed: no route edits or deletes one, but for the marks of a request (P4.3-3, P4.3-7)", async () => {
    const desk = await createDesk();
    await calls(desk, 1);
    const changing = desk.app.routes.filter(
      ({ path, method }) =>
        path.includes("note") && !path.startsWith("/api/request-tasks/") && !["GET", "ALL"].includes(method),
    );
    // The reader of a request marks what is to be taken out; the note is redacted when the request is carried out.
    const marks = "/api/request-tasks/:requestId/:assignmentId/notes/:noteId";
    const other = changing.map(({ path }) => path).filter((path) => path !== marks);
    expect(other).toEqual([]);
    const [note] = await items(await list(desk));
    const path = `/api/assignments/${desk.assignmentId}/notes/${note?.id}`;
    for (const method of ["PUT", "PATCH", "POST", "DELETE"])
      expect((await desk.test.send(desk.clientUser, method, path, { text: "x" })).status).toBe(404);
  });

  it("stand on the card of the next agent of the same lead only (P4.3-11)", async () => {
    const desk = await createDesk({ agents: 2 });
    const { leadId } = await desk.lead();
    const first = await desk.claim();
    await desk.close(first.leaseId, {
      outcome: "callback",
      callbackAt: "2026-11-25T10:30:00.000Z",
      note: "Belt liever laat.",
    });
    const other = await desk.lead();
    const elsewhere = await desk.claim(desk.agentIds[1]);
    expect([elsewhere.leadId, elsewhere.notes]).toEqual([other.leadId, []]);
    desk.clock.set("2026-11-25T10:31:00.000Z");
    const again = await desk.claim();
    expect(again.leadId).toBe(leadId);
    expect(again.notes).toMatchObject([
      { text: "Belt liever laat.", outcome: { key: "callback", label: "Terugbellen" }, kind: "note" },
    ]);
  });
});
