import { describe, expect, it } from "vitest";
import type { RequestRow } from "#contract/requests.ts";
import { refusal } from "#test/support/desk.ts";
import { requestWorld, somebody } from "#test/support/requests.ts";
import { sealNote } from "#worker/modules/call-notes/index.ts";
import { runRequestTasks } from "#worker/modules/data-subject-requests/index.ts";

describe("what a person gets", () => {
  it("access covers stores, bases, periods, recipients and who looked, as a page and as JSON (P7-9)", async () => {
    const world = await requestWorld();
    const person = somebody("Vragersma");
    const { one } = await world.person(person.name, person.email);
    const deps = await world.deps();
    const noteId = "note_01AAAAAAAAAAAAAAAAAAAAAAAC";
    await world.sql(
      "INSERT INTO call_notes (id, lead_id, assignment_id, author_id, kind, ciphertext, written_at) VALUES (?, ?, ?, ?, 'note', ?, '2026-11-24T10:00:00.000Z')",
      noteId,
      one.leadId,
      world.a,
      world.agent,
      await sealNote(deps, world.a, noteId, `${person.name} wil een offerte. De portier heet Kees.`),
    );
    // The client's own look stands in the log.
    await world.ask(world.userA, "GET", `/assignments/${world.a}/rows`);
    const page = await world.file("access", person);
    const id = await world.caseId(page);
    await world.review(id, `${person.name} wil een offerte.`);
    const [director = ""] = world.directors;
    expect((await world.ask(director, "POST", `/requests/${id}/decision`, { decision: "grant" })).status).toBe(200);
    const answer = JSON.parse(await (await world.send(`${page}/antwoord.json`)).text());
    const values = answer.stores.find(({ store }: { store: string }) => store === "contact_values");
    expect(values.rows.map(({ value }: { value: string }) => value)).toContain(person.email);
    expect(values).toMatchObject({ basis: "legitimate_interest", ends: "contactValue" });
    expect(answer.recipients).toHaveLength(2);
    expect(answer.looks).toContainEqual(expect.objectContaining({ role: "client", purpose: "own_database" }));
    expect(JSON.stringify(answer.looks)).not.toMatch(/Person|user_/);
    expect(answer.notes[0].text).toEqual([`${person.name} wil een offerte.`]);
    expect(JSON.stringify(answer)).not.toContain("portier");
    const text = await (await world.send(page)).text();
    expect(text).toContain(person.email);
    expect(text).toContain("12 maanden");
    expect(await world.sql("SELECT 1 FROM contacts WHERE id = ?", one.contactId)).toHaveLength(1);

    // Readable for thirty days; then the page mails a new link, and only that one opens it.
    world.clock.set("2026-12-26T10:00:00.000Z");
    expect((await world.send(page)).status).toBe(410);
    await world.send(`${page}/nieuwe-link`, {});
    const renewed = world.mailed(person.email);
    expect(renewed).not.toBe(page);
    expect((await world.send(renewed)).status).toBe(200);
    expect((await world.send(page)).status).toBe(404);
    // In the end the content goes with its key, and the proof stays (L-14).
    world.clock.set("2027-03-01T10:00:00.000Z");
    await runRequestTasks(await world.deps());
    expect((await world.send(renewed)).status).toBe(404);
    const [row] = await world.sql(
      "SELECT reference, key_id, content, answer FROM data_subject_requests WHERE id = ?",
      id,
    );
    expect(row).toMatchObject({ reference: answer.reference, key_id: null, content: null, answer: null });
  });

  it("portability gives the person's own details as a file, and nothing else", async () => {
    const world = await requestWorld();
    const person = somebody("Meeneemster");
    await world.person(person.name, person.email);
    const page = await world.file("portability", person);
    const [director = ""] = world.directors;
    await world.ask(director, "POST", `/requests/${await world.caseId(page)}/decision`, { decision: "grant" });
    const answer = JSON.parse(await (await world.send(`${page}/antwoord.json`)).text());
    expect(answer.stores.map(({ store }: { store: string }) => store)).toEqual(["contact_values"]);
    expect(JSON.stringify(answer.stores)).toContain(person.email);
  });

  it("disputed values are nobody's to use until it is decided, and the correction shows everywhere (P7-5)", async () => {
    const world = await requestWorld();
    const person = somebody("Vragersma");
    await world.person(person.name, person.email);
    const rows = async (user: string, assignment: string) =>
      (await world.ask(user, "GET", `/assignments/${assignment}/rows`)).text();
    await world.sql(
      `INSERT INTO assignment_columns (id, assignment_id, position, header, target, own_class) VALUES ('col_a', ?, 1, 'Functie', 'function', 'company'),
         ('col_b', ?, 1, 'Functie', 'function', 'company')`,
      world.a,
      world.b,
    );
    expect(await rows(world.userA, world.a)).toContain("Inkoper");
    const page = await world.file("rectification", { ...person, correctFunction: "Directeur" });
    const id = await world.caseId(page);
    expect(await rows(world.userA, world.a)).not.toContain("Inkoper");
    const [director = ""] = world.directors;
    expect((await world.ask(director, "POST", `/requests/${id}/decision`, { decision: "grant" })).status).toBe(200);
    expect(await rows(world.userA, world.a)).toContain("Directeur");
    expect(await rows(world.userB, world.b)).toContain("Directeur");
    expect(await world.sql("SELECT 1 FROM contacts WHERE restricted_at IS NOT NULL")).toEqual([]);
  });

  it("a withdrawn or refused request lifts the restriction, and a refusal says why and where to complain (P7-4, P7-5)", async () => {
    const world = await requestWorld();
    const person = somebody("Vragersma");
    await world.person(person.name, person.email);
    const first = await world.file("rectification", { ...person, correctFunction: "Directeur" });
    expect(await world.sql("SELECT 1 FROM contacts WHERE restricted_at IS NOT NULL")).toHaveLength(2);
    await world.send(`${first}/intrekken`, {});
    expect(await world.sql("SELECT 1 FROM contacts WHERE restricted_at IS NOT NULL")).toEqual([]);
    const second = await world.file("rectification", { ...person, correctFunction: "Directeur" });
    const id = await world.caseId(second);
    const [director = ""] = world.directors;
    await world.ask(director, "POST", `/requests/${id}/decision`, { decision: "refuse", reason: "unfounded" });
    const text = await (await world.send(second)).text();
    expect(text).toContain("duidelijk ongegrond");
    expect(text).toContain("autoriteitpersoonsgegevens.nl");
    expect(text).toContain("zes weken");
    expect(await world.sql("SELECT 1 FROM contacts WHERE restricted_at IS NOT NULL")).toEqual([]);
  });

  it("an objection takes effect with the mail's button, and nobody has to decide (L-21, P7-8)", async () => {
    const world = await requestWorld();
    const person = somebody("Vragersma");
    const { one, two } = await world.person(person.name, person.email);
    const page = await world.file("objection", person);
    expect(await world.state(await world.caseId(page))).toBe("answered");
    expect(await world.sql("SELECT 1 FROM contacts WHERE id IN (?, ?)", one.contactId, two.contactId)).toEqual([]);
    expect(await (await world.send(page)).text()).toContain("u wordt niet meer namens onze opdrachtgevers gebeld");
    expect((await world.sql("SELECT 1 FROM suppressions")).length).toBeGreaterThan(0);
  });

  it("a second request of the same mailbox joins the one that runs", async () => {
    const world = await requestWorld();
    const person = somebody("Vragersma");
    await world.person(person.name, person.email);
    const first = await world.file("access", person);
    expect(await world.file("access", person)).toBe(first);
    const id = await world.caseId(first);
    expect(
      await world.sql("SELECT state FROM data_subject_requests WHERE id = ?1 OR merged_into = ?1 ORDER BY state", id),
    ).toEqual([{ state: "deciding" }, { state: "merged_into" }]);
  });
});

describe("the directors' desk", () => {
  it("counts from the true date of receipt, sorts by deadline and shows what is overdue (P7-2, P7-4)", async () => {
    const world = await requestWorld();
    const [director = ""] = world.directors;
    const letter = (receivedOn: string, email: string) =>
      world.ask(director, "POST", "/requests", {
        kind: "access",
        channel: "letter",
        locale: "nl",
        receivedOn,
        name: "Brief Schrijver",
        email,
        phone: "",
        company: "",
        message: "",
      });
    expect(await refusal(await letter("2026-11-26", "x@letter.example"))).toBe("400 requests.received_in_future");
    for (const [on, email] of [
      ["2026-11-24", "a@letter.example"],
      ["2026-11-11", "b@letter.example"],
      ["2026-11-10", "c@letter.example"],
      ["2026-11-13", "d@letter.example"],
      ["2026-11-15", "e@letter.example"],
      ["2026-11-18", "f@letter.example"],
    ] as const)
      expect((await letter(on, email)).status).toBe(201);
    const { items } = await world.read<{ items: RequestRow[] }>(director, "/requests");
    const letters = items.filter(({ channel }) => channel === "letter");
    expect(letters.map(({ answerBefore, urgency }) => [answerBefore, urgency])).toEqual([
      ["2026-11-24", "overdue"],
      ["2026-11-25", "day12"],
      ["2026-11-27", "day12"],
      ["2026-11-29", "day10"],
      ["2026-12-02", "day7"],
      ["2026-12-08", "calm"],
    ]);
    expect(letters[0]?.lawBefore).toBe("2026-12-10");
    world.mails.length = 0;
    // The open identities of the last half day are answered in the same run; the others are escalated, once a step.
    await runRequestTasks(await world.deps());
    const waiting = () => world.mails.filter(({ subject }) => subject.includes("er wacht een verzoek")).length;
    const told = waiting();
    expect(told).toBeGreaterThan(0);
    await runRequestTasks(await world.deps());
    expect(waiting(), "twice at once tells once").toBe(told);
  });

  it("gives an administrator dates and states, never the content (P7-4)", async () => {
    const world = await requestWorld();
    const person = somebody("Vragersma");
    const { addPerson } = await import("#test/support/people.ts");
    const administrator = await addPerson(world.test, "administrator");
    const page = await world.file("access", person);
    const id = await world.caseId(page);
    expect(JSON.stringify(await world.read(administrator, "/requests"))).not.toContain(person.email);
    expect((await world.ask(administrator, "GET", `/requests/${id}`)).status).toBe(403);
  });
});
