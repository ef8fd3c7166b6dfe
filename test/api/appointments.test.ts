import { describe, expect, it } from "vitest";
import type { AppointmentView } from "#contract/appointments.ts";
import type { Page } from "#contract/common.ts";
import type { ClosedCall, NoteRow } from "#contract/desk.ts";
import type { NoticeView } from "#contract/notices.ts";
import { addAssignment, addLead } from "#test/support/assignments.ts";
import { createDesk, type Desk, refusal } from "#test/support/desk.ts";
import { answerFieldOf, appointmentAnswers, outcomeOf, settingsWith } from "#test/support/outcomes.ts";
import { addPerson } from "#test/support/people.ts";

const contact = { name: "Vermeer", email: "vermeer@bedrijf.example" };
const agenda = (desk: Desk, user = desk.clientUser, query = "") =>
  desk.test.send(user, "GET", `/api/assignments/${desk.assignmentId}/appointments${query}`);
const items = async (answer: Response) => ((await answer.json()) as Page<AppointmentView>).items;
const make = async (
  desk: Desk,
  fields: Record<string, unknown> = appointmentAnswers,
  companyName = "Bakkerij; De Hoek",
) => {
  const { contactId } = await desk.lead({ companyName, contact });
  const { leaseId } = await desk.claim();
  const answer = await desk.close(leaseId, {
    outcome: "appointment",
    fields: { ...fields, contact: contactId ?? "" },
    note: "Komt graag kennismaken.",
  });
  return (await answer.json()) as ClosedCall;
};
const download = async (desk: Desk) => {
  desk.stepUp(desk.clientUser);
  const answer = await desk.test.send(desk.clientUser, "GET", `/api/assignments/${desk.assignmentId}/export`);
  return (await answer.text()).replace(/^\uFEFF/, "");
};

describe("an appointment", () => {
  it("stands in the agenda of the client and the supervisor, each look logged (P3-7)", async () => {
    const desk = await createDesk();
    expect(await items(await agenda(desk))).toEqual([]);
    await make(desk);
    const [shown] = await items(await agenda(desk));
    expect(shown).toMatchObject({
      startsAt: "2026-12-03T09:00:00.000Z",
      state: "planned",
      moved: false,
      companyName: "Bakkerij; De Hoek",
      contactName: "Vermeer",
      outcome: { key: "appointment", label: "Afspraak" },
    });
    expect((await agenda(desk, desk.supervisorId)).status).toBe(200);
    expect((await agenda(desk, desk.agentId)).status).toBe(403);
    expect((await agenda(desk, await addPerson(desk.test, "supervisor"))).status).toBe(404);
    expect(
      await desk.sql(
        "SELECT record_id, subject IS NOT NULL AS person FROM access_log WHERE actor_id = ? AND action = 'appointment.list' AND outcome = 'shown'",
        desk.clientUser,
      ),
    ).toEqual([
      { record_id: null, person: 0 },
      { record_id: shown?.id, person: 1 },
    ]);
  });

  it("needs a moment in the future and a person of the lead in hand", async () => {
    const desk = await createDesk();
    await desk.lead({ contact });
    const other = await createDesk({ test: desk.test });
    const stranger = await other.lead({ contact: { name: "Elders" } });
    const { leaseId } = await desk.claim();
    const close = async (fields: Record<string, unknown>) => {
      const answer = await desk.close(leaseId, { outcome: "appointment", fields });
      return ((await answer.json()) as { errors: unknown[] }).errors;
    };
    expect(await close({})).toEqual([
      { pointer: "/fields/date", code: "required" },
      { pointer: "/fields/time", code: "required" },
    ]);
    expect(await close({ date: "2026-11-25", time: "10:59" })).toEqual([
      { pointer: "/fields/date", code: "in_the_future" },
    ]);
    expect(await close({ ...appointmentAnswers, contact: stranger.contactId })).toEqual([
      { pointer: "/fields/contact", code: "not_in_hand" },
    ]);
  });

  it("is listed by date, the coming ones first, and lost or repeated on no page", async () => {
    const desk = await createDesk();
    for (const date of ["2026-12-05", "2026-12-03", "2026-12-04"])
      await make(desk, { date, time: "10:00" }, `Bedrijf ${date}`);
    const seen: string[] = [];
    let after = "";
    do {
      const page = (await (await agenda(desk, desk.clientUser, `?limit=2${after}`)).json()) as Page<AppointmentView>;
      seen.push(...page.items.map((one) => one.startsAt.slice(0, 10)));
      after = page.next === null ? "" : `&after=${page.next}`;
    } while (after !== "");
    expect(seen).toEqual(["2026-12-03", "2026-12-04", "2026-12-05"]);
    desk.clock.set("2026-12-04T12:00:00.000Z");
    expect((await items(await agenda(desk))).map((one) => one.startsAt.slice(8, 10))).toEqual(["04", "05"]);
    expect(
      (await items(await agenda(desk, desk.clientUser, "?when=past"))).map((one) => one.startsAt.slice(8, 10)),
    ).toEqual(["03"]);
  });

  it("loses the person's name when the person goes, and stays itself (P4.2-6, P4.3-9)", async () => {
    const desk = await createDesk();
    await make(desk);
    desk.clock.set("2027-11-26T10:00:00.000Z");
    expect(await items(await agenda(desk, desk.clientUser, "?when=past"))).toMatchObject([
      { companyName: "Bakkerij; De Hoek", contactName: null },
    ]);
  });

  it("is a calendar file for the client alone, with no name in the file's name (P1-1, P3-1)", async () => {
    const desk = await createDesk();
    await make(desk);
    const [one] = await items(await agenda(desk));
    const path = `/api/appointments/${one?.id}/calendar`;
    const answer = await desk.test.send(desk.clientUser, "GET", path);
    expect(answer.headers.get("content-disposition")).toBe('attachment; filename="afspraak-2026-12-03.ics"');
    const text = await answer.text();
    expect(text).toContain("DTSTART:20261203T090000Z\r\n");
    expect(text).toContain("SUMMARY:Afspraak: Bakkerij\\; De Hoek\r\n");
    expect(text).toContain(`UID:${one?.id}@leadhunter\r\nDTSTAMP:20261125T100000Z\r\nSEQUENCE:0\r\n`);
    expect((await desk.test.send(desk.supervisorId, "GET", path)).status).toBe(403);
    const stranger = await createDesk({ test: desk.test });
    expect((await stranger.test.send(stranger.clientUser, "GET", path)).status).toBe(404);
  });

  it("is moved and cancelled with a dated addition and a notice; a cancelled one stays cancelled", async () => {
    const desk = await createDesk();
    await make(desk);
    const [one] = await items(await agenda(desk));
    const change = (input: Record<string, unknown>, user = desk.supervisorId) =>
      desk.test.send(user, "POST", `/api/appointments/${one?.id}/changes`, input);
    const moved = { change: "moved", startsAt: "2026-12-08T13:30:00.000Z", text: "Op verzoek." };
    expect((await change(moved, desk.clientUser)).status).toBe(403);
    expect(await refusal(await change({ ...moved, startsAt: "2026-11-25T10:00:00.000Z" }))).toBe("400 request.invalid");
    expect((await change(moved)).status).toBe(204);
    expect(await items(await agenda(desk))).toMatchObject([{ startsAt: "2026-12-08T13:30:00.000Z", moved: true }]);
    expect((await change({ change: "cancelled", text: "Ziek." })).status).toBe(204);
    expect(await items(await agenda(desk))).toMatchObject([{ state: "cancelled" }]);
    expect(await refusal(await change(moved))).toBe("409 appointments.not_planned");
    const notes = await desk.test.send(desk.clientUser, "GET", `/api/assignments/${desk.assignmentId}/notes`);
    expect(((await notes.json()) as Page<NoteRow>).items.map(({ kind, text }) => [kind, text]).sort()).toEqual([
      [
        "addition",
        "Afspraak van 03-12-2026 10:00 verzet".replace(" verzet", "") &&
          "Afspraak van 08-12-2026 14:30 afgezegd. Ziek.",
      ],
      ["addition", "Afspraak verzet van 03-12-2026 10:00 naar 08-12-2026 14:30. Op verzoek."],
      ["note", "Komt graag kennismaken."],
    ]);
    const told = (await (await desk.test.send(desk.clientUser, "GET", "/api/notices")).json()) as Page<NoticeView>;
    expect(told.items.map(({ kind }) => kind).sort()).toEqual([
      "appointment_cancelled",
      "appointment_made",
      "appointment_moved",
    ]);
  });

  it("is moved by the agent whose lead in hand it is, and by no other (P3-6)", async () => {
    const desk = await createDesk();
    const again = outcomeOf("tentative", {
      group: "positive",
      effect: "again",
      spoke: true,
      restMinutes: 5,
      appointment: true,
      fields: [answerFieldOf("date", "date", { required: true }), answerFieldOf("time", "time", { required: true })],
    });
    const path = `/api/assignments/${desk.assignmentId}/outcomes`;
    await desk.test.send(desk.supervisorId, "PUT", path, { version: 0, settings: settingsWith([again]) });
    await desk.lead();
    const first = await desk.claim();
    await desk.close(first.leaseId, { outcome: "tentative", fields: appointmentAnswers });
    desk.clock.set("2026-11-25T10:05:00.000Z");
    const card = await desk.claim();
    expect(card.appointments).toMatchObject([{ startsAt: "2026-12-03T09:00:00.000Z" }]);
    const moved = { change: "moved", startsAt: "2026-12-04T09:00:00.000Z", text: "" };
    const answer = await desk.post(`/api/leases/${card.leaseId}/appointments/${card.appointments[0]?.id}`, moved);
    expect(await answer.json()).toMatchObject({ appointments: [{ startsAt: "2026-12-04T09:00:00.000Z" }] });
    const other = await createDesk({ test: desk.test });
    await other.lead();
    const theirs = await other.claim();
    const foreign = await other.post(`/api/leases/${theirs.leaseId}/appointments/${card.appointments[0]?.id}`, moved);
    expect([404, 409]).toContain(foreign.status);
  });

  it("is in the client's download as it stands now, also of an inactive assignment (P4.3-13)", async () => {
    const desk = await createDesk();
    await make(desk, { ...appointmentAnswers });
    await desk.sql("UPDATE assignments SET state = 'inactive' WHERE id = ?", desk.assignmentId);
    const [header = "", row = ""] = (await download(desk)).split("\r\n");
    expect(header).toBe("Resultaat;Resultaat: Datum;Resultaat: Tijd;Resultaat: Met wie;Gespreksverslagen");
    expect(row).toBe("Afspraak;2026-12-03;10:00;Vermeer;2026-11-25 10:00 Komt graag kennismaken.");
    expect(await items(await agenda(desk))).toHaveLength(1);
  });

  it("carries answers into the download that no spreadsheet runs as a formula", async () => {
    const desk = await createDesk();
    const survey = outcomeOf("survey", {
      spoke: true,
      fields: [answerFieldOf("remark", "text", { label: "Opmerking" })],
    });
    await desk.test.send(desk.supervisorId, "PUT", `/api/assignments/${desk.assignmentId}/outcomes`, {
      version: 0,
      settings: settingsWith([survey], [answerFieldOf("phone", "text", { label: "Nummer" })]),
    });
    await desk.lead();
    const { leaseId } = await desk.claim();
    const answers = { fields: { remark: '=HYPERLINK("http://x")' }, script: { phone: "+31 20 123 45 67" } };
    expect((await desk.close(leaseId, { outcome: "survey", ...answers })).status).toBe(200);
    const text = await download(desk);
    expect(text).toContain(`"'=HYPERLINK(""http://x"")"`);
    expect(text).toContain(";+31 20 123 45 67;");
  });

  it("goes with its row, its answers and its notices (P3-11)", async () => {
    const desk = await createDesk();
    await make(desk);
    const [row] = await desk.sql<{ id: string }>(
      "SELECT id FROM assignment_rows WHERE assignment_id = ?",
      desk.assignmentId,
    );
    desk.stepUp(desk.clientUser);
    expect((await desk.test.send(desk.clientUser, "DELETE", `/api/rows/${row?.id}`)).status).toBe(200);
    for (const table of ["calls", "call_answers", "appointments", "notices"])
      expect(await desk.sql(`SELECT 1 FROM ${table} WHERE assignment_id = ?`, desk.assignmentId), table).toEqual([]);
  });
});

describe("a corrected outcome", () => {
  const correct = (desk: Desk, callId: string, input: Record<string, unknown>, user = desk.supervisorId) =>
    desk.test.send(user, "POST", `/api/calls/${callId}/corrections`, input);

  it("is a dated addition: the call and its note stay, the lead and the download follow (P4.3-3)", async () => {
    const desk = await createDesk();
    const { leadId } = await desk.lead();
    const { leaseId } = await desk.claim();
    const { callId } = (await (
      await desk.close(leaseId, { outcome: "not_interested", note: "Nee." })
    ).json()) as ClosedCall;
    desk.clock.set("2026-11-25T11:00:00.000Z");
    const input = { outcome: "interested", text: "Agent drukte verkeerd." };
    expect((await correct(desk, callId, input, desk.agentId)).status).toBe(403);
    expect((await correct(desk, callId, input, desk.clientUser)).status).toBe(403);
    expect(await refusal(await correct(desk, callId, { ...input, outcome: "appointment" }))).toBe(
      "400 request.invalid",
    );
    expect((await correct(desk, callId, input)).status).toBe(204);
    const notes = await desk.test.send(desk.clientUser, "GET", `/api/assignments/${desk.assignmentId}/notes`);
    expect(((await notes.json()) as Page<NoteRow>).items).toMatchObject([
      {
        kind: "addition",
        text: "Agent drukte verkeerd.",
        corrected: { label: "Interesse" },
        writtenAt: "2026-11-25T11:00:00.000Z",
      },
      { kind: "note", text: "Nee.", outcome: { label: "Geen interesse" }, corrected: null },
    ]);
    expect(await desk.sql("SELECT outcome FROM calls WHERE id = ?", callId)).toEqual([{ outcome: "not_interested" }]);
    expect(await desk.sql("SELECT state, last_outcome FROM leads WHERE id = ?", leadId)).toEqual([
      { state: "closed", last_outcome: "interested" },
    ]);
    expect((await download(desk)).split("\r\n")[1]).toMatch(/^Interesse;/);
  });

  it("cancels the appointment that is none, and tells the client", async () => {
    const desk = await createDesk();
    await desk.lead();
    const { leaseId } = await desk.claim();
    const { callId } = (await (
      await desk.close(leaseId, { outcome: "appointment", fields: appointmentAnswers })
    ).json()) as ClosedCall;
    expect((await correct(desk, callId, { outcome: "interested", text: "Geen afspraak." })).status).toBe(204);
    expect(await desk.sql("SELECT state FROM appointments WHERE call_id = ?", callId)).toEqual([
      { state: "cancelled" },
    ]);
    expect(await desk.sql("SELECT kind FROM notices WHERE assignment_id = ? ORDER BY kind", desk.assignmentId)).toEqual(
      [{ kind: "appointment_cancelled" }, { kind: "appointment_made" }],
    );
  });

  it("holds the company's other leads after 'never call', and lets them go when that was the slip", async () => {
    const desk = await createDesk();
    const { companyId } = await desk.lead();
    const second = await addAssignment(desk.test, { clientId: desk.clientId });
    const { leadId } = await addLead(desk.test, { assignmentId: second, companyId });
    const settings = settingsWith([outcomeOf("never", { effect: "never_call" })]);
    const path = `/api/assignments/${desk.assignmentId}/outcomes`;
    expect((await desk.test.send(desk.supervisorId, "PUT", path, { version: 0, settings })).status).toBe(200);
    const { leaseId } = await desk.claim();
    const { callId } = (await (await desk.close(leaseId)).json()) as ClosedCall;
    const held = () => desk.sql("SELECT state, held_reason FROM leads WHERE id = ?", leadId);
    expect((await correct(desk, callId, { outcome: "never", text: "Wil nooit meer." })).status).toBe(204);
    expect(await held()).toEqual([{ state: "held", held_reason: "never_call" }]);
    desk.clock.set("2026-11-25T10:01:00.000Z");
    expect((await correct(desk, callId, { outcome: "interested", text: "Toch niet." })).status).toBe(204);
    expect(await held()).toEqual([{ state: "open", held_reason: null }]);
  });

  it("brings a lead back that was closed by a slip, unless it was called again since", async () => {
    const desk = await createDesk();
    const { leadId } = await desk.lead();
    const first = await desk.claim();
    const one = (await (await desk.close(first.leaseId, { outcome: "not_interested" })).json()) as ClosedCall;
    await correct(desk, one.callId, { outcome: "no_answer", text: "Niemand gesproken." });
    const again = await desk.claim();
    expect(again.leadId).toBe(leadId);
    desk.clock.set("2026-11-25T10:01:00.000Z");
    await desk.close(again.leaseId, { outcome: "interested" });
    await correct(desk, one.callId, { outcome: "busy", text: "Toch bezet." });
    expect(await desk.sql("SELECT state, last_outcome FROM leads WHERE id = ?", leadId)).toEqual([
      { state: "closed", last_outcome: "interested" },
    ]);
  });
});
