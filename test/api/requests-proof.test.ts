import { describe, expect, it, vi } from "vitest";
import type { RequestDetail } from "#contract/requests.ts";
import { requestWorld, somebody } from "#test/support/requests.ts";
import { verifyReceipt } from "#web/features/verify/checking/receipt.ts";
import { nodeHasher } from "#web/features/verify/cli/node-hasher.ts";
import { archiveLog, sealLog } from "#worker/access/index.ts";
import { answersStatements } from "#worker/modules/call-notes/index.ts";
import type { Answer } from "#worker/modules/data-subject-requests/answer.ts";
import { runRequestTasks } from "#worker/modules/data-subject-requests/index.ts";

const clientContact = (world: Awaited<ReturnType<typeof requestWorld>>, id: string, email: string) =>
  world.sql(
    "INSERT INTO client_contacts (id, client_id, name, job, email, phone, notes, entered_on) VALUES (?, ?, 'Klantmerk', 'Inkoop', ?, '0201234567', 'belt op maandag', '2026-11-01')",
    id,
    world.clientA,
    email,
  );
/** The JSON a person downloads from its case page. */
const answerOf = async (world: Awaited<ReturnType<typeof requestWorld>>, page: string) =>
  JSON.parse(await (await world.send(`${page}/antwoord.json`)).text()) as Answer;

describe("the proof of a request that was carried out (L-14)", () => {
  it("is signed, opens to the person with the key only that person gets, and shows a forgery (L-14)", async () => {
    const world = await requestWorld();
    const who = { ...somebody("Bewijs"), phone: "06 12 34 56 99" };
    await world.person(who.name, who.email);
    const page = await world.file("objection", who);
    const file = await (await world.send(`${page}/bewijs.json`)).text();
    const { proof } = await answerOf(world, page);
    const opening = { key: proof?.openingKey ?? "", identifiers: proof?.identifiers ?? [] };
    const { fault, receipt } = await verifyReceipt(nodeHasher, file, { opening });
    expect(fault).toBeNull();
    expect(receipt).toMatchObject({
      kind: "objection",
      noticesSent: 2,
      stores: { contact_values: { before: 5, after: 0 } },
    });
    expect(opening.identifiers).toEqual([`mail:${who.email}`, "tel:+31612345699"]);
    expect(file).not.toMatch(/bewijs[a-z]@|12345699/i);
    expect((await verifyReceipt(nodeHasher, file.replace('"before": 5', '"before": 4'))).fault).toBe("signature");
    const other = { key: opening.key, identifiers: ["mail:iemand@anders.example"] };
    expect((await verifyReceipt(nodeHasher, file, { opening: other })).fault).toBe("not_the_person");
    // The key stands in the sealed answer and nowhere else.
    const rows = JSON.stringify(await world.sql("SELECT * FROM data_subject_requests"));
    expect(rows).not.toContain(opening.key);
    expect(await (await world.send(page)).text()).toContain(opening.key);
  });
});

describe("what an access answer covers (P7-9)", () => {
  it("also looks that moved to the archive, answers of calls in their own words, and a client's contact (P7-9)", async () => {
    const world = await requestWorld();
    const who = somebody("Archief");
    const { one } = await world.person(who.name, who.email);
    await clientContact(world, "cct_01AAAAAAAAAAAAAAAAAAAAAAAA", who.email);
    await world.ask(world.userA, "GET", `/assignments/${world.a}/rows`);
    await sealLog(await world.deps());
    world.clock.set("2027-12-10T10:00:00.000Z");
    await world.sql("UPDATE contact_values SET anchor_on = '2027-12-01'");
    await sealLog(await world.deps());
    await archiveLog(await world.deps());
    expect(await world.sql("SELECT 1 FROM access_log WHERE at < '2026-12'")).toEqual([]);
    await world.sql(
      `INSERT INTO calls (id, lead_id, assignment_id, agent_id, contact_id, outcome, lease_token, claimed_at, closed_at)
       VALUES ('call_1', ?, ?, ?, ?, 'appointment', 't', '2027-12-02T10:00:00.000Z', '2027-12-02T10:05:00.000Z')`,
      one.leadId,
      world.a,
      world.agent,
      one.contactId,
    );
    const call = { id: "call_1", assignmentId: world.a };
    const answers = { fields: { date: "2028-01-03", time: "10:15" }, script: {} };
    await (await world.deps()).db.batch(await answersStatements(await world.deps(), call, answers));

    const page = await world.file("access", who);
    const id = await world.caseId(page);
    await world.review(id);
    const [director = ""] = world.directors;
    await world.ask(director, "POST", `/requests/${id}/decision`, { decision: "grant" });
    const answer = await answerOf(world, page);
    expect(answer.looks.map(({ at, role }) => `${at.slice(0, 10)} ${role}`)).toContain("2026-11-25 client");
    const rowsOf = (name: string) => answer.stores.find(({ store }) => store === name)?.rows;
    expect(rowsOf("call_answers")).toContainEqual(expect.objectContaining({ value: "10:15" }));
    expect(rowsOf("client_contacts")).toMatchObject([{ name: "Klantmerk", notes: "belt op maandag" }]);
    expect(await (await world.send(page)).text()).toContain("Wat er bij gesprekken is ingevuld");
  });
});

describe("a contact of a client (P6, P7-6)", () => {
  it("proves itself by its mailbox, is corrected, and goes when it asks, with nobody else's", async () => {
    const world = await requestWorld();
    const email = "klantmerk@opdrachtgever.example";
    await clientContact(world, "cct_01BAAAAAAAAAAAAAAAAAAAAAAA", email);
    await clientContact(world, "cct_01CAAAAAAAAAAAAAAAAAAAAAAA", "ander@opdrachtgever.example");
    const [director = "", second = ""] = world.directors;
    const who = { name: "Klantmerk", email };
    const correction = await world.caseId(await world.file("rectification", { ...who, correctFunction: "Directie" }));
    expect(await world.state(correction)).toBe("deciding");
    await world.ask(director, "POST", `/requests/${correction}/decision`, { decision: "grant" });
    const of = (id: string) => world.sql("SELECT job FROM client_contacts WHERE id = ?", id);
    expect(await of("cct_01BAAAAAAAAAAAAAAAAAAAAAAA")).toEqual([{ job: "Directie" }]);

    const page = await world.file("erasure", who);
    const id = await world.caseId(page);
    const detail = await world.read<RequestDetail>(director, `/requests/${id}`);
    expect(detail.findings.map(({ store, rows }) => `${store} ${rows}`)).toContain("client_contacts 1");
    await world.ask(director, "POST", `/requests/${id}/decision`, { decision: "grant" });
    await world.ask(second, "POST", `/requests/${id}/approval`, { agrees: true });
    expect(await world.state(id)).toBe("closed");
    expect(await of("cct_01BAAAAAAAAAAAAAAAAAAAAAAA")).toEqual([]);
    expect(await of("cct_01CAAAAAAAAAAAAAAAAAAAAAAA")).toHaveLength(1);
  });
});

describe("a correction (P7-5)", () => {
  it("that can't be made is shown before the decision and told in the letter, never skipped in silence (P7-5)", async () => {
    const world = await requestWorld();
    const gone = somebody("Geweigerd");
    await world.person(gone.name, gone.email);
    await world.file("objection", gone);
    const who = somebody("Beterweter");
    await world.person(who.name, who.email);
    const [director = ""] = world.directors;
    const page = await world.file("rectification", { ...who, correctFunction: "Directeur", correctEmail: gone.email });
    const id = await world.caseId(page);
    const { corrections } = await world.read<RequestDetail>(director, `/requests/${id}`);
    expect(corrections.map(({ field, verdict }) => `${field} ${verdict}`)).toEqual([
      "function possible",
      "email not_allowed",
    ]);
    await world.ask(director, "POST", `/requests/${id}/decision`, { decision: "grant" });
    const letter = await (await world.send(page)).text();
    expect(letter).toContain("Verbeterd: functie.");
    expect(letter).toContain("niet mogen opnemen: e-mailadres");
    // Nothing of it can be done: then granting is refused, so that no letter says what is not so.
    const other = await world.caseId(await world.file("rectification", { ...who, correctEmail: gone.email }));
    const answer = await world.ask(director, "POST", `/requests/${other}/decision`, { decision: "grant" });
    expect(answer.status).toBe(409);
    // The form asks again where nothing, or nothing readable, was filled in.
    expect((await world.submit("rectification", who)).status).toBe(400);
    expect((await world.submit("rectification", { ...who, correctPhone: "geen idee" })).status).toBe(400);
  });
});

describe("what must not get lost (P7-4)", () => {
  it("a mail that can't be sent stays owed, shows, and is sent by a later round", async () => {
    const world = await requestWorld();
    const who = somebody("Mailloos");
    await world.person(who.name, who.email);
    await world.submit("access", who);
    const link = world.mailed(who.email);
    const fails = vi.spyOn(world.mails, "push").mockImplementation(() => {
      throw new Error("no route");
    });
    const page = (await world.send(link, {})).headers.get("location") ?? "";
    const id = await world.caseId(page);
    const [director = ""] = world.directors;
    expect((await world.read<RequestDetail>(director, `/requests/${id}`)).mailOwed).toBe(true);
    fails.mockRestore();
    await runRequestTasks(await world.deps());
    expect((await world.read<RequestDetail>(director, `/requests/${id}`)).mailOwed).toBe(false);
    expect(world.mails.at(-1)?.to).toBe(who.email);
  });

  it("no case starves behind others that keep failing, however many they are", async () => {
    const world = await requestWorld();
    const who = somebody("Achteraan");
    await world.person(who.name, who.email);
    const id = await world.caseId(await world.file("access", who));
    await world.sql(
      "UPDATE data_subject_requests SET state = 'approved', decided_at = '2026-11-25', answer_before = '2027-01-01' WHERE id = ?",
      id,
    );
    // Thirty cases with nearer deadlines whose key is lost fail every time.
    await world.sql(
      `INSERT INTO data_subject_requests (id, reference, kind, channel, locale, state, received_on, answer_before, law_before, key_id, content)
       SELECT 'dsr_broken' || value, 'VB-' || value, 'access', 'form', 'nl', 'approved', '2026-11-24', '2026-12-01', '2026-12-24', 'key_lost', 'x'
       FROM json_each(?)`,
      JSON.stringify(Array.from({ length: 30 }, (_, n) => n)),
    );
    for (let round = 0; round < 3; round++) await runRequestTasks(await world.deps());
    expect(await world.state(id)).toBe("closed");
  });

  it("a client's question reaches the directors in its own words, sealed, and goes with the notice (P7-7)", async () => {
    const world = await requestWorld();
    const who = somebody("Vraagmerk");
    await world.person(who.name, who.email);
    const id = await world.caseId(await world.file("objection", who));
    const [notice] = await world.read<{ id: string }[]>(world.userA, "/request-notices");
    const ask = (body: unknown) => world.ask(world.userA, "POST", `/request-notices/${notice?.id}/answer`, body);
    expect((await ask({ answer: "question", optOut: false })).status).toBe(400);
    expect(
      (await ask({ answer: "question", optOut: false, question: "Staat zij ook in de lijst van mei?" })).status,
    ).toBe(200);
    const [director = ""] = world.directors;
    const questions = async () =>
      (await world.read<RequestDetail>(director, `/requests/${id}`)).notices.map(({ question }) => question);
    expect(await questions()).toContain("Staat zij ook in de lijst van mei?");
    expect(JSON.stringify(await world.sql("SELECT * FROM request_notices"))).not.toContain("lijst van mei");
    await ask({ answer: "done", optOut: true });
    expect(await questions()).not.toContain("Staat zij ook in de lijst van mei?");
  });
});

describe("the public table of what is kept (P2-5)", () => {
  it.each([
    ["/verzoek/wat-wij-bewaren", "12 maanden", "/verzoek"],
    ["/request/what-we-keep", "12 months", "/request"],
  ])("%s says what, how long and who, from the rules the product runs on (P2-5)", async (path, period, home) => {
    const world = await requestWorld();
    const text = await (await world.send(path)).text();
    expect(text).toContain(period);
    expect(text).not.toMatch(/<script|undefined|contact_values/);
    expect(await (await world.send(home)).text()).toContain(path);
  });
});
