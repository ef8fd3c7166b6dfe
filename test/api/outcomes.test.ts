import { describe, expect, it } from "vitest";
import type { LeadCard } from "#contract/desk.ts";
import { defaultOutcomes, type OutcomeSettings, type OutcomeSettingsView } from "#contract/outcomes.ts";
import { createDesk, type Desk, refusal } from "#test/support/desk.ts";
import { answerFieldOf, outcomeOf, settingsWith } from "#test/support/outcomes.ts";
import { addPerson } from "#test/support/people.ts";

const path = (desk: Desk) => `/api/assignments/${desk.assignmentId}/outcomes`;
const save = (desk: Desk, settings: OutcomeSettings, version = 0, user = desk.supervisorId) =>
  desk.test.send(user, "PUT", path(desk), { version, settings });
const pointers = async (answer: Response) =>
  ((await answer.json()) as { errors?: { pointer: string; code: string }[] }).errors?.map(
    ({ pointer, code }) => `${pointer} ${code}`,
  );

describe("the outcomes of an assignment", () => {
  it("are the built-in ones until the supervisor saves others; the agent's card follows", async () => {
    const desk = await createDesk();
    await desk.lead();
    const before = (await (await desk.test.send(desk.clientUser, "GET", path(desk))).json()) as OutcomeSettingsView;
    expect(before).toEqual({ version: 0, settings: defaultOutcomes });
    const settings = settingsWith([outcomeOf("folder", { label: "Folder gestuurd", group: "negative", spoke: true })]);
    expect((await save(desk, settings)).status).toBe(200);
    const card = await desk.claim();
    expect(card.settingsVersion).toBe(1);
    expect(card.outcomes.map(({ label }) => label)).toEqual([
      "Afspraak",
      "Interesse",
      "Geen interesse",
      "Folder gestuurd",
      "Terugbellen",
      "Geen gehoor",
      "In gesprek",
      "Verkeerd nummer",
      "Bedrijf gestopt",
    ]);
  });

  it("are saved by its supervisor only, and never over somebody else's change", async () => {
    const desk = await createDesk();
    const other = await addPerson(desk.test, "supervisor");
    expect((await save(desk, defaultOutcomes, 0, desk.clientUser)).status).toBe(403);
    expect((await save(desk, defaultOutcomes, 0, desk.agentId)).status).toBe(403);
    expect((await save(desk, defaultOutcomes, 0, other)).status).toBe(404);
    expect((await save(desk, defaultOutcomes)).status).toBe(200);
    expect(await refusal(await save(desk, defaultOutcomes))).toBe("409 outcomes.version_conflict");
    expect((await save(desk, defaultOutcomes, 1)).status).toBe(200);
  });

  it("are refused where they contradict themselves", async () => {
    const desk = await createDesk();
    const choice = answerFieldOf("size", "choice", { choices: ["klein"] });
    const contact = answerFieldOf("who", "contact");
    for (const wrong of [
      [outcomeOf("objection")],
      [outcomeOf("a"), outcomeOf("a", { label: "b" })],
      [outcomeOf("a", { label: "Afspraak" })],
      [outcomeOf("a", { group: "positive", spoke: false })],
      [outcomeOf("a", { appointment: true, fields: [answerFieldOf("date", "date", { required: true })] })],
      [outcomeOf("a", { fields: [choice] })],
      [outcomeOf("a", { fields: [contact, { ...contact, key: "who2", label: "who2" }] })],
    ])
      expect((await save(desk, settingsWith(wrong))).status, JSON.stringify(wrong)).toBe(400);
    expect((await save(desk, settingsWith([], [contact]))).status).toBe(400);
  });

  it("name each field that is missing or of another kind, and take nothing else", async () => {
    const desk = await createDesk();
    await desk.lead();
    const fields = [
      answerFieldOf("staff", "number", { required: true }),
      answerFieldOf("size", "choice", { choices: ["klein", "groot"] }),
      answerFieldOf("when", "time"),
      answerFieldOf("own_roof", "yes_no"),
    ];
    const script = [answerFieldOf("supplier", "text", { required: true })];
    await save(desk, settingsWith([outcomeOf("survey", { spoke: true, group: "ended", fields })], script));
    const { leaseId } = await desk.claim();
    const close = (input: Record<string, unknown>) => desk.close(leaseId, { outcome: "survey", ...input });
    expect(await pointers(await close({}))).toEqual(["/fields/staff required", "/script/supplier required"]);
    const wrong = { staff: "tien", size: "reusachtig", when: "25:00", own_roof: "ja", secret: "x" };
    expect(
      (await pointers(await close({ fields: wrong, script: { supplier: "x" } })))?.map((e) => e.split(" ")[0]),
    ).toEqual(["/fields/staff", "/fields/size", "/fields/when", "/fields/own_roof", "/fields/secret"]);
    expect(await desk.sql("SELECT 1 FROM calls WHERE agent_id = ?", desk.agentId)).toEqual([]);
    const right = { staff: 12, size: "klein", when: "09:30", own_roof: true };
    expect((await close({ fields: right, script: { supplier: "Zonneveld" } })).status).toBe(200);
    const [row] = await desk.sql<{ ciphertext: string }>(
      "SELECT w.ciphertext FROM call_answers w JOIN calls k ON k.id = w.call_id WHERE k.agent_id = ?",
      desk.agentId,
    );
    expect(row?.ciphertext).toMatch(/^1\./);
    expect(row?.ciphertext).not.toContain("Zonneveld");
  });

  it("ask the script's questions only once somebody spoke", async () => {
    const desk = await createDesk();
    await desk.lead();
    await save(desk, settingsWith([], [answerFieldOf("supplier", "text", { required: true })]));
    const { leaseId } = await desk.claim();
    expect(await pointers(await desk.close(leaseId))).toEqual(["/script/supplier required"]);
    expect((await desk.close(leaseId, { outcome: "no_answer", note: "" })).status).toBe(200);
  });

  it("close a call by the version that was on the screen, and keep its word afterwards", async () => {
    const desk = await createDesk();
    await desk.lead();
    await save(desk, settingsWith([outcomeOf("folder", { label: "Folder gestuurd" })]));
    const card = await desk.claim();
    await save(desk, defaultOutcomes, 1);
    expect(await refusal(await desk.close(card.leaseId, { outcome: "folder" }))).toBe("400 request.invalid");
    expect((await desk.close(card.leaseId, { outcome: "folder", settingsVersion: 1 })).status).toBe(200);
    expect(await refusal(await desk.close("lease_01AAAAAAAAAAAAAAAAAAAAAAAA", { settingsVersion: 9 }))).toBe(
      "410 leases.ended",
    );
    const notes = await desk.test.send(desk.clientUser, "GET", `/api/assignments/${desk.assignmentId}/notes`);
    expect(((await notes.json()) as { items: unknown[] }).items).toMatchObject([
      { outcome: { key: "folder", label: "Folder gestuurd" } },
    ]);
  });

  it("rest and close a lead as each outcome says", async () => {
    const desk = await createDesk();
    const { leadId } = await desk.lead();
    await save(
      desk,
      settingsWith([outcomeOf("voicemail", { group: "again", effect: "again", maxAttempts: 2, restMinutes: 30 })]),
    );
    const first = await desk.claim();
    await desk.close(first.leaseId, { outcome: "voicemail", note: "" });
    const lead = () => desk.sql("SELECT state, due_at FROM leads WHERE id = ?", leadId);
    expect(await lead()).toEqual([{ state: "open", due_at: "2026-11-25T10:30:00.000Z" }]);
    desk.clock.set("2026-11-25T10:30:00.000Z");
    const second = await desk.claim();
    await desk.close(second.leaseId, { outcome: "voicemail", note: "" });
    expect(await lead()).toMatchObject([{ state: "closed" }]);
  });

  it("of `never call` hold the company back for this client everywhere, and for nobody else", async () => {
    const desk = await createDesk();
    const { companyId } = await desk.lead();
    const other = await createDesk({ test: desk.test });
    const elsewhere = await other.lead({ companyId });
    const { addAssignment, addLead } = await import("#test/support/assignments.ts");
    const second = await addAssignment(desk.test, { clientId: desk.clientId });
    const again = await addLead(desk.test, { assignmentId: second, companyId });
    await save(desk, settingsWith([outcomeOf("blocked", { effect: "never_call" })]));
    const { leaseId } = await desk.claim();
    const closed = (await (await desk.close(leaseId, { outcome: "blocked" })).json()) as { callId: string };
    const stateOf = (id: string) => desk.sql("SELECT state, held_reason FROM leads WHERE id = ?", id);
    expect(await stateOf(again.leadId)).toEqual([{ state: "held", held_reason: "never_call" }]);
    expect(await stateOf(elsewhere.leadId)).toEqual([{ state: "open", held_reason: null }]);
    expect((await desk.post(`/api/calls/${closed.callId}/undo`)).status).toBe(200);
    expect(await stateOf(again.leadId)).toEqual([{ state: "open", held_reason: null }]);
  });
});

describe("the lead card", () => {
  it("of one assignment tells nothing of another's outcomes (P1-5)", async () => {
    const desk = await createDesk();
    const other = await createDesk({ test: desk.test });
    await save(other, settingsWith([outcomeOf("marker", { label: "Markering" })]));
    await desk.lead();
    const card: LeadCard = await desk.claim();
    expect(JSON.stringify(card)).not.toContain("Markering");
  });
});
