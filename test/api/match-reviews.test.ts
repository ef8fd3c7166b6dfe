import { beforeEach, describe, expect, test } from "vitest";
import type { MatchReviewPage, MergeUndoReport, MergeView, ReviewAnswer } from "#contract/reviews.ts";
import { addAssignment } from "#test/support/assignments.ts";
import { addClient, addPerson } from "#test/support/people.ts";
import { createTestApp } from "#test/support/test-app.ts";
import { clearWorld, currentValues, dump, file, type SampleFile, uploadFile } from "#test/support/upload.ts";
import { runPurge } from "#worker/retention/index.ts";

const today = "2026-11-25T10:00:00.000Z";
const app = createTestApp(today);
const header = "Bedrijf;KVK;Postcode;Huisnummer;Plaats;Telefoon;Naam;Functie;E-mail;Mobiel;Regio;!Opmerking";
const one = file(
  header,
  "Kwekerij Luna B.V.;;4321 AB;5;Lent;024 3332211;L. Maas;Teler;l.maas@luna.example;;Oost;liever mail",
);
const other = file(
  header,
  "Kwekerij Luna B.V.;77889911;;;Lent;024 3339999;P. Post;Eigenaar;p.post@luna.example;;West;",
);

interface Party {
  user: string;
  assignment: string;
  supervisor: string;
}
let a: Party;
let b: Party;
const party = async (): Promise<Party> => {
  const clientId = await addClient(app);
  const supervisor = await addPerson(app, "supervisor");
  return {
    user: await addPerson(app, "client", { clientId }),
    supervisor,
    assignment: await addAssignment(app, { clientId, supervisorId: supervisor }),
  };
};
beforeEach(async () => {
  app.clock.set(today);
  await clearWorld(app);
  a = await party();
  b = await party();
});

const send = ({ user, assignment }: Party, sample: SampleFile) => uploadFile(app, user, assignment, sample);
const json = async <T>(answer: Response): Promise<T> => {
  if (!answer.ok) throw new Error(`${answer.status} ${await answer.text()}`);
  return answer.json();
};
const list = async (who: Party, by = who.supervisor) =>
  json<MatchReviewPage>(await app.send(by, "GET", `/api/match-reviews?assignmentId=${who.assignment}`));
const decide = (who: Party, id: string, decision: string) =>
  app.send(who.supervisor, "POST", `/api/match-reviews/${id}/decision`, { decision });
const answer = async (who: Party, id: string, decision: string) => json<ReviewAnswer>(await decide(who, id, decision));
const merges = async (who: Party) =>
  (
    await json<{ items: MergeView[] }>(
      await app.send(who.supervisor, "GET", `/api/merges?assignmentId=${who.assignment}`),
    )
  ).items;
const undo = async (who: Party, id: string) => app.send(who.supervisor, "POST", `/api/merges/${id}/undo`);
const all = async (sql: string, ...params: unknown[]) =>
  (
    await app.env.DB.prepare(sql)
      .bind(...params)
      .all<Record<string, string | number | null>>()
  ).results;
const first = <T>(items: T[]): T => {
  const [item] = items;
  if (item === undefined) throw new Error("nothing there");
  return item;
};
/** Rows, leads and contacts with what they point to; without counters of versions. */
const whole = async () => {
  const { match_reviews: _, ...tables } = await dump(app);
  return Object.fromEntries(
    Object.entries(tables).map(([table, rows]) => [
      table,
      (rows as Record<string, unknown>[]).map(({ version: __, name_sort: ___, ...row }) => row),
    ]),
  );
};

describe("doubtful companies", () => {
  test("show the supervisor both sides field by field with the evidence and what would stand (P4.1-2)", async () => {
    await send(a, one);
    await send(a, other);
    const page = await list(a);
    expect(page.open).toBe(1);
    const review = first(page.items);
    expect(review.evidence.length).toBeGreaterThan(0);
    expect(review.lines.find(({ field }) => field === "kvk")).toMatchObject({ result: "77889911" });
    const phone = review.lines.find(({ field }) => field === "phone");
    expect([phone?.left, phone?.right].sort()).toEqual(["+31243332211", "+31243339999"]);
    expect([phone?.left, phone?.right]).toContain(phone?.result);
  });

  test("never tell whose list the other side stands in, nor since when (P1-5)", async () => {
    await send(a, one);
    app.clock.set("2026-12-01T10:00:00.000Z");
    await send(b, other);
    const text = JSON.stringify(await list(b));
    for (const trace of [a.assignment, a.user, "2026-11", "cmp_", "client_", "Maas", "Oost"])
      expect(text).not.toContain(trace);
    expect((await list(a)).items).toEqual([]);
    expect(Object.keys(first((await list(b)).items)).sort()).toEqual([
      "deferred",
      "evidence",
      "group",
      "id",
      "kind",
      "lines",
    ]);
  });

  test("are for the supervisor of that assignment alone, and each look is logged (P3-5, P3-7)", async () => {
    await send(a, one);
    await send(a, other);
    const { id } = first((await list(a)).items);
    expect(await all("SELECT actor_id FROM access_log WHERE record_kind = 'review' AND record_id = ?", id)).toEqual([
      { actor_id: a.supervisor },
    ]);
    expect((await decide({ ...a, supervisor: b.supervisor }, id, "same")).status).toBe(404);
    expect((await app.send(b.supervisor, "GET", `/api/match-reviews?assignmentId=${a.assignment}`)).status).toBe(404);
    expect((await decide({ ...a, supervisor: a.user }, id, "same")).status).toBe(403);
  });

  test("'same' makes them one, and the lead that waited may be called (P4.1-2)", async () => {
    await send(a, one);
    await send(a, other);
    expect((await all("SELECT state FROM leads ORDER BY state")).map(({ state }) => state)).toEqual(["open", "review"]);
    const { open, mergeId } = await answer(a, first((await list(a)).items).id, "same");
    expect([open, mergeId === null]).toEqual([0, false]);
    expect(await all("SELECT kvk FROM companies")).toEqual([{ kvk: "77889911" }]);
    expect(await all("SELECT state FROM leads")).toEqual([{ state: "open" }]);
    expect(await all("SELECT DISTINCT company_id FROM assignment_rows")).toHaveLength(1);
  });

  test("'different' is remembered: not asked again, nor made one by a later file that fits both (P4.1-2)", async () => {
    await send(a, one);
    await send(a, other);
    await answer(a, first((await list(a)).items).id, "different");
    expect(await all("SELECT state FROM leads")).toEqual([{ state: "open" }, { state: "open" }]);
    await send(a, file(header, ...[...one.rows, ...other.rows].map((row) => row.join(";"))));
    await send(a, file(header, "Kwekerij Luna B.V.;77889911;4321 AB;5;Lent;024 3332211;;;;;Oost;"));
    expect((await list(a)).items.filter(({ lines }) => lines.length > 0 && lines[0]?.left === lines[0]?.right)).toEqual(
      [],
    );
    const kept = await all("SELECT id FROM companies WHERE phone IN ('+31243332211', '+31243339999')");
    expect(kept.length).toBeGreaterThanOrEqual(2);
  });

  test("about one company come together, that company on one side (P4.1-2)", async () => {
    const line = (name: string, postcode: string, phone: string) => `${name};;${postcode};5;Lent;${phone};;;;;;`;
    await send(a, file(header, line("Kwekerij Luna B.V.", "4321 AB", "024 3332211")));
    await send(
      a,
      file(header, line("Kwekerij Luna B.V.", "4322 AB", "024 3339999"), line("Garage Dekker B.V.", "", "")),
    );
    await send(
      a,
      file(header, line("Kwekerij Luna B.V.", "4323 AB", "024 3338888"), line("Garage Dekker B.V.", "4324 AB", "")),
    );
    const { items } = await list(a);
    const groups = items.map(({ group }) => group);
    expect(groups).toEqual([...groups].sort((x, y) => x - y));
    for (const group of new Set(groups)) {
      const sides = items
        .filter((item) => item.group === group)
        .map(({ lines }) => JSON.stringify(lines.flatMap(({ field, left }) => (left === null ? [] : [[field, left]]))));
      expect(new Set(sides).size).toBe(1);
    }
    expect(new Set(groups).size).toBeLessThan(items.length);
  });

  test("are settled by two different trade register numbers, and what waited goes on (P4.1-2)", async () => {
    await send(a, one);
    await send(a, other);
    expect((await list(a)).open).toBe(1);
    const [row = []] = one.rows;
    await send(a, file(header, [row[0], "66554433", ...row.slice(2)].join(";")));
    expect((await all("SELECT kvk FROM companies ORDER BY kvk")).map(({ kvk }) => kvk)).toEqual([
      "66554433",
      "77889911",
    ]);
    expect(await list(a)).toEqual({ items: [], open: 0 });
    expect(new Set((await all("SELECT state FROM leads")).map(({ state }) => state))).toEqual(new Set(["open"]));
  });

  test("'later' moves a pair to the end", async () => {
    const lines = (kvk: string, name: string) => `${name};${kvk};;;Lent;;;;;;;`;
    await send(a, file(header, lines("", "Kwekerij Luna B.V."), lines("", "Garage Dekker B.V.")));
    await send(a, file(header, lines("77889911", "Kwekerij Luna B.V."), lines("66778899", "Garage Dekker B.V.")));
    const before = (await list(a)).items.map(({ id }) => id);
    expect(before).toHaveLength(2);
    expect((await answer(a, before[0] ?? "", "later")).open).toBe(2);
    expect((await list(a)).items.map(({ id, deferred }) => [id, deferred])).toEqual([
      [before[1], false],
      [before[0], true],
    ]);
  });

  test("a second answer to the same pair is refused, whatever the first was", async () => {
    await send(a, one);
    await send(a, other);
    const { id } = first((await list(a)).items);
    await answer(a, id, "same");
    expect((await decide(a, id, "different")).status).toBe(404);
  });
});

describe("a merge taken back", () => {
  const merged = async (
    turns: [Party, SampleFile][] = [
      [a, one],
      [b, other],
    ],
  ) => {
    for (const [turn, [who, sample]] of turns.entries()) {
      app.clock.set(`2026-11-25T1${turn}:00:00.000Z`);
      await send(who, sample);
    }
    const before = await whole();
    const values = await currentValues(app);
    const [last] = turns.at(-1) ?? [b];
    const { mergeId } = await answer(last, first((await list(last)).items).id, "same");
    return { before, values, mergeId: mergeId ?? "" };
  };

  test("makes both records, their sites, keys, contacts, rows and leads whole again (P4.1-2)", async () => {
    const { before, values, mergeId } = await merged();
    expect(await all("SELECT id FROM companies")).toHaveLength(1);
    const report = await json<MergeUndoReport>(await undo(b, mergeId));
    expect(report.kept).toEqual([]);
    expect(await whole()).toEqual(before);
    expect(await currentValues(app)).toEqual(values);
    expect(await all("SELECT id FROM merges")).toEqual([]);
    expect(await all("SELECT merge_id FROM merge_parts")).toEqual([]);
  });

  test("within one assignment gives both companies their own lead, which may be called (P4.1-2)", async () => {
    await send(a, one);
    await send(a, other);
    const leads = async () =>
      all(
        "SELECT l.id, l.state, l.company_id, r.id AS row FROM leads l JOIN assignment_rows r ON r.lead_id = l.id ORDER BY l.id",
      );
    const before = await leads();
    const { mergeId } = await answer(a, first((await list(a)).items).id, "same");
    expect(await leads()).toHaveLength(2);
    expect(new Set((await leads()).map(({ id }) => id)).size).toBe(1);
    const report = await json<MergeUndoReport>(await undo(a, mergeId ?? ""));
    expect(report.kept).toEqual([]);
    expect(await leads()).toEqual(before.map((lead) => ({ ...lead, state: "open" })));
  });

  test("restores calls and notes to the lead they were made on", async () => {
    await send(a, one);
    await send(a, other);
    const [lead] = await all(
      "SELECT l.id FROM leads l JOIN companies c ON c.id = l.company_id WHERE c.phone = '+31243339999'",
    );
    await app.env.DB.prepare(
      `INSERT INTO calls (id, lead_id, assignment_id, agent_id, lease_token, outcome, claimed_at, closed_at)
       VALUES ('call_1', ?, ?, ?, 't', 'no_answer', ?, ?)`,
    )
      .bind(lead?.id ?? "", a.assignment, a.supervisor, today, today)
      .run();
    const { mergeId } = await answer(a, first((await list(a)).items).id, "same");
    await json(await undo(a, mergeId ?? ""));
    expect(await all("SELECT lead_id FROM calls")).toEqual([{ lead_id: lead?.id ?? "" }]);
  });

  test("keeps what changed since and says so", async () => {
    const { mergeId } = await merged();
    await app.env.DB.prepare(
      `UPDATE companies SET phone = '+31240000000', clocks = json_set(clocks, '$.phone', json('["+31240000000","2026-11-26","2026-11-26",null]'))`,
    ).run();
    const report = await json<MergeUndoReport>(await undo(b, mergeId));
    expect(report.kept).toEqual([{ what: "value", field: "phone", reason: "verified" }]);
    expect(await all("SELECT phone FROM companies ORDER BY phone")).toHaveLength(2);
    expect(await all("SELECT id FROM companies WHERE phone = '+31240000000'")).toHaveLength(1);
  });

  test("is not asked about again, nor merged again by itself", async () => {
    const { mergeId } = await merged();
    await json(await undo(b, mergeId));
    expect((await list(b)).items).toEqual([]);
    expect((await undo(b, mergeId)).status).toBe(404);
  });

  test("is offered to the assignment that decided it and to no other (P1-5)", async () => {
    const { mergeId } = await merged();
    expect((await merges(b)).map(({ id }) => id)).toEqual([mergeId]);
    expect(await merges(a)).toEqual([]);
    expect((await undo(a, mergeId)).status).toBe(404);
  });

  test("is over when its snapshot's own period is (Clocks)", async () => {
    const { mergeId } = await merged();
    app.clock.set("2026-12-25T22:59:59.000Z");
    expect(await merges(b)).toHaveLength(1);
    app.clock.set("2026-12-25T23:00:00.000Z");
    expect(await merges(b)).toEqual([]);
    expect((await undo(b, mergeId)).status).toBe(404);
    await runPurge({ db: (await app.deps()).db, clock: app.clock });
    expect(await all("SELECT merge_id FROM merge_parts")).toEqual([]);
    expect(await all("SELECT id FROM merges")).toEqual([]);
  });

  test.each([0, 1])(
    "brings nothing back that its owner deleted meanwhile, whichever record stayed (P3-11) %#",
    async (at) => {
      const turns: [Party, SampleFile][] = [
        [a, one],
        [b, other],
      ];
      const { mergeId } = await merged(at === 0 ? turns : turns.toReversed());
      const [row] = await all("SELECT id FROM assignment_rows WHERE assignment_id = ?", b.assignment);
      app.stepUp(b.user);
      await json(await app.send(b.user, "DELETE", `/api/rows/${row?.id}`));
      expect((await undo(at === 0 ? b : a, mergeId)).status).toBe(409);
      expect(JSON.stringify(await all("SELECT data FROM merge_parts"))).not.toContain("77889911");
      expect(JSON.stringify(await dump(app))).not.toContain("p.post");
    },
  );

  test("undoes a merge that an upload made by itself (P4.1-2)", async () => {
    await send(a, one);
    await send(b, other);
    const before = await whole();
    const bridge = file(header, "Kwekerij Luna B.V.;77889911;4321 AB;5;Lent;024 3332211;;;;;West;");
    await send(b, bridge);
    expect(await all("SELECT id FROM companies")).toHaveLength(1);
    await json(await undo(b, first(await merges(b)).id));
    const after = await whole();
    const ids = (tables: Record<string, unknown[]>, table: string) =>
      (tables[table] as { id: string; company_id?: string }[]).map(({ id, company_id }) => `${id} ${company_id ?? ""}`);
    for (const table of ["companies", "contacts"]) expect(ids(after, table)).toEqual(ids(before, table));
    expect(ids(after, "assignment_rows")).toEqual(expect.arrayContaining(ids(before, "assignment_rows")));
  });
});

describe("doubtful contacts", () => {
  const persons = (first: string, second: string) =>
    [first, second].map((line) =>
      file("Bedrijf;KVK;Naam;Functie;E-mail;Mobiel", `Kwekerij Luna B.V.;77889911;${line}`),
    );
  const review = async (who: Party, left: string, right: string) =>
    app.env.DB.prepare(
      "INSERT INTO match_reviews (id, assignment_id, kind, left_id, right_id, evidence, created_at) VALUES ('rev_01AAAAAAAAAAAAAAAA', ?, 'contact', ?, ?, '[\"name.alike\"]', ?)",
    )
      .bind(who.assignment, left, right, today)
      .run();
  const pair = async () =>
    (await all("SELECT id FROM contacts ORDER BY id")).map(({ id }) => id as string) as [string, string];

  test("are asked about within one client's databases, become one, and are two again (P4.2-5)", async () => {
    const [left, right] = persons("Jan de Vries;Teler;;0612345678", "Piet Smit;Chef;p.smit@luna.example;");
    await send(a, left as SampleFile);
    await send(a, right as SampleFile);
    const ids = await pair();
    expect(ids).toHaveLength(2);
    await app.env.DB.prepare("DELETE FROM match_reviews").run();
    await review(a, ...ids);
    const before = await whole();
    const found = first((await list(a)).items);
    expect(found.lines.map(({ field }) => field)).toEqual(expect.arrayContaining(["name", "email", "mobile"]));
    const { mergeId } = await answer(a, found.id, "same");
    expect(await pair()).toHaveLength(1);
    expect(await all("SELECT DISTINCT contact_id FROM assignment_rows")).toHaveLength(1);
    expect((await json<MergeUndoReport>(await undo(a, mergeId ?? ""))).kept).toEqual([]);
    expect(await whole()).toEqual(before);
  });

  test("that became one keep both names in the log, and both links are cut with the person (P3-7)", async () => {
    const [left, right] = persons("Jan de Vries;Teler;;0612345678", "Piet Smit;Chef;p.smit@luna.example;");
    await send(a, left as SampleFile);
    await send(a, right as SampleFile);
    const names = () => all("SELECT pseudonym, merged_into FROM subject_pseudonyms ORDER BY subject_id");
    const before = await names();
    await review(a, ...(await pair()));
    const { mergeId } = await answer(a, "rev_01AAAAAAAAAAAAAAAA", "same");
    const [kept] = await all("SELECT id FROM contacts");
    expect(await names()).toEqual([before[0], { ...before[1], merged_into: kept?.id }]);
    await json(await undo(a, mergeId ?? ""));
    expect(await names()).toEqual(before);
    const { deleteContactStatements } = await import("#worker/modules/contacts/index.ts");
    await (await app.deps()).db.batch(deleteContactStatements(await pair()));
    expect(await names()).toEqual([]);
  });

  test("across clients are shown to nobody (P4.2-5)", async () => {
    const [left, right] = persons("Jan de Vries;Teler;;0612345678", "Piet Smit;Chef;p.smit@luna.example;");
    await send(a, left as SampleFile);
    await send(b, right as SampleFile);
    await app.env.DB.prepare("DELETE FROM match_reviews").run();
    await review(b, ...(await pair()));
    expect(await list(b)).toEqual({ items: [], open: 0 });
    expect((await decide(b, "rev_01AAAAAAAAAAAAAAAA", "same")).status).toBe(404);
  });

  test("copies of a merged person go with the person, and with their own anchor (Clocks)", async () => {
    const [left, right] = persons("Jan de Vries;Teler;;0612345678", "Piet Smit;Chef;p.smit@luna.example;");
    await send(a, left as SampleFile);
    await send(a, right as SampleFile);
    await review(a, ...(await pair()));
    const { mergeId } = await answer(a, "rev_01AAAAAAAAAAAAAAAA", "same");
    expect((await all("SELECT field FROM contact_value_copies")).length).toBeGreaterThan(3);
    const { deleteContactStatements } = await import("#worker/modules/contacts/index.ts");
    await (await app.deps()).db.batch(deleteContactStatements([first(await pair())]));
    expect(await all("SELECT field FROM contact_value_copies")).toEqual([]);
    const left_ = (await undo(a, mergeId ?? "")).status === 200 ? await pair() : [];
    expect(left_).toEqual([]);
  });
});
