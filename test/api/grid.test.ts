import { describe, expect, it } from "vitest";
import type { RowPage, RowPageInput, RowSort, RowStamp } from "#contract/rows.ts";
import { addAssignment } from "#test/support/assignments.ts";
import { refusal } from "#test/support/desk.ts";
import { addClient, addPerson } from "#test/support/people.ts";
import { createTestApp } from "#test/support/test-app.ts";
import { file, uploadFile } from "#test/support/upload.ts";
import { walkStatement } from "#worker/modules/assignment-rows/row-order.repository.ts";
import { orders } from "#worker/modules/assignment-rows/row-order.rules.ts";

const names = ["Delta Groen BV", "Alfa Bouw BV", "Charlie Metaal BV", "Bravo Hout BV", "Echo Glas BV"];

const world = async (test = createTestApp()) => {
  const clientId = await addClient(test);
  const client = await addPerson(test, "client", { clientId });
  const supervisor = await addPerson(test, "supervisor");
  const assignmentId = await addAssignment(test, { clientId, supervisorId: supervisor });
  const at = Math.floor(Math.random() * 9_000_000) + 10_000_000;
  await uploadFile(
    test,
    client,
    assignmentId,
    file(
      "Bedrijf;KVK;Postcode;Huisnummer;Plaats;Naam;E-mail;!Opmerking;Klantcode",
      ...names.map(
        (name, i) =>
          `${name} ${at};${at + i};1234 AB;${i + 1};Plaats${i};Piet de Boer${"abcde"[i]};p${i}.${at}@boer.example;belt graag;K-00${i}`,
      ),
    ),
  );
  const base = `/api/assignments/${assignmentId}/rows`;
  const post = (path: string, body: unknown, user = supervisor) => test.send(user, "POST", `${base}/${path}`, body);
  const page = async (input: Partial<RowPageInput> = {}, user = supervisor) => {
    const answer = await post("page", input, user);
    expect(answer.status, await answer.clone().text()).toBe(200);
    return (await answer.json()) as RowPage;
  };
  const sql = async <T = Record<string, unknown>>(query: string, ...params: unknown[]) =>
    (
      await test.env.DB.prepare(query)
        .bind(...params)
        .all<T>()
    ).results;
  const initials = (found: Pick<RowPage, "rows">) => found.rows.map((row) => row.cells[0]?.text[0]).join("");
  return { test, clientId, client, supervisor, assignmentId, at, post, page, sql, initials };
};

const outcome = (w: Awaited<ReturnType<typeof world>>, initial: string, last: string, state: string) =>
  w.sql(
    `UPDATE leads SET last_outcome = ?, state = ? WHERE assignment_id = ? AND company_id IN
     (SELECT id FROM companies WHERE name LIKE ?)`,
    last,
    state,
    w.assignmentId,
    `${initial}%${w.at}`,
  );

describe("the grid", () => {
  it("walks each order forwards and back, every row once", async () => {
    const w = await world();
    await outcome(w, "A", "interested", "closed");
    await outcome(w, "E", "busy", "open");
    const whole: Record<RowSort, string> = { file: "DACBE", company: "ABCDE", outcome: "" };
    for (const sort of Object.keys(orders) as RowSort[]) {
      const all = await w.page({ sort });
      if (sort !== "outcome") expect(w.initials(all)).toBe(whole[sort]);
      else expect(w.initials(all).slice(-2)).toBe("EA");
      expect(all.total).toBe(5);
      let seen = "";
      let at: RowPage = await w.page({ sort, limit: 2 });
      expect(at.previous).toBeNull();
      for (seen = w.initials(at); at.next !== null; seen += w.initials(at))
        at = await w.page({ sort, limit: 2, after: at.next });
      expect(seen).toBe(w.initials(all));
      let backwards = w.initials(at);
      while (at.previous !== null) {
        at = await w.page({ sort, limit: 2, before: at.previous });
        backwards = w.initials(at) + backwards;
      }
      expect(backwards).toBe(w.initials(all));
    }
  });

  it("jumps to a row, to an initial, to an outcome", async () => {
    const w = await world();
    await outcome(w, "C", "interested", "closed");
    expect(w.initials(await w.page({ from: "4" }))).toBe("BE");
    expect(w.initials(await w.page({ sort: "company", from: "c" }))).toBe("CDE");
    expect(w.initials(await w.page({ sort: "outcome", from: "interested" }))).toBe("C");
  });

  it("filters on general data and outcome, also where a match is rare, and never on what is a person's (P3-5)", async () => {
    const w = await world();
    await outcome(w, "B", "callback", "open");
    const filter = async (wanted: RowPageInput["filter"]) => w.initials(await w.page({ filter: wanted }));
    expect(await filter({ text: "metaal" })).toBe("C");
    expect(await filter({ text: "plaats4" })).toBe("E");
    expect(await filter({ text: String(w.at + 1) })).toBe("A");
    expect(await filter({ text: "k-002" })).toBe("C");
    expect(await filter({ outcome: "callback" })).toBe("B");
    expect(await filter({ outcome: "", state: "open" })).toBe("DACE");
    expect(await filter({ text: "boer" })).toBe("");
    expect(await filter({ text: "graag" })).toBe("");
    await w.sql(
      `WITH RECURSIVE n(i) AS (SELECT 100 UNION ALL SELECT i + 1 FROM n WHERE i < 4200)
       INSERT INTO assignment_rows (id, assignment_id, ordinal, row_key, lead_id, company_id)
       SELECT 'row_many' || ?1 || i, ?2, i, 'k' || i, lead_id, company_id FROM n, assignment_rows r WHERE r.assignment_id = ?2 AND r.ordinal = 1`,
      w.at,
      w.assignmentId,
    );
    await w.sql("UPDATE assignment_rows SET ordinal = 9000 WHERE assignment_id = ? AND ordinal = 3", w.assignmentId);
    const first = await w.page({ filter: { text: "metaal" } });
    expect([first.rows.length, first.next === null]).toEqual([0, false]);
    const second = await w.page({ filter: { text: "metaal" }, after: first.next ?? "" });
    expect([w.initials(second), second.next]).toEqual(["C", null]);
  });

  it("costs the same at any place: each order is a walk of one index", async () => {
    const w = await world();
    const used = {
      file: "assignment_rows_by_ordinal",
      company: "assignment_rows_by_name",
      outcome: "leads_by_outcome",
    };
    for (const sort of Object.keys(orders) as RowSort[])
      for (const back of [false, true]) {
        const { sql, params } = walkStatement(w.assignmentId, {
          sort,
          key: orders[sort].keys.map((_, i) => (sort === "file" || (sort === "company" && i === 1) ? 1 : "x")),
          back,
          limit: 100,
        });
        const plan = (await w.sql<{ detail: string }>(`EXPLAIN QUERY PLAN ${sql}`, ...params)).map(
          ({ detail }) => detail,
        );
        expect(
          plan.filter((step) => /SCAN|TEMP B-TREE(?! FOR LAST TERM)/.test(step)),
          `${sort} ${plan.join("; ")}`,
        ).toEqual([]);
        expect(plan[0]).toMatch(new RegExp(`${used[sort]} \\(assignment_id=\\? AND .*[<>]`));
      }
  });

  it("follows a company that gets another name", async () => {
    const w = await world();
    const [row] = (await w.page({ sort: "company" })).rows;
    const columns = (await w.page()).columns;
    const changed = await w.test.send(w.supervisor, "PATCH", `/api/rows/${row?.id}`, {
      version: row?.version,
      cells: { [columns[0]?.id ?? ""]: `Zulu Bouw BV ${w.at}` },
    });
    expect(changed.status).toBe(200);
    expect(w.initials(await w.page({ sort: "company" }))).toBe("BCDEZ");
  });

  it("logs each row shown, and a page without rows too (P3-7)", async () => {
    const w = await world();
    await w.page({ limit: 3 });
    await w.page({ filter: { text: "nergens" } });
    const lines = await w.sql(
      "SELECT record_kind, COUNT(*) AS n FROM access_log WHERE actor_id = ? AND action = 'row.list' GROUP BY 1 ORDER BY 1",
      w.supervisor,
    );
    expect(lines).toEqual([
      { record_kind: "page", n: 1 },
      { record_kind: "row", n: 3 },
    ]);
  });
});

describe("looking a person up", () => {
  it("finds the whole name or address inside this assignment, never a part of it, and logs also the search in vain", async () => {
    const w = await world();
    const other = await world(w.test);
    const lookup = async (body: unknown, user = w.supervisor) =>
      w.initials((await (await w.post("lookup", body, user)).json()) as RowPage);
    expect(await lookup({ name: "Piet de Boerc" })).toBe("C");
    expect(await lookup({ email: `P3.${w.at}@boer.example` })).toBe("B");
    expect(await lookup({ email: `p3.${w.at}@boer.example` }, w.client)).toBe("B");
    expect(await lookup({ name: "de Boer" })).toBe("");
    expect(await lookup({ email: `p3.${other.at}@boer.example` })).toBe("");
    expect(await refusal(await w.post("lookup", { email: "geen adres" }))).toBe("400 request.invalid");
    const lines = await w.sql(
      "SELECT record_kind FROM access_log WHERE action = 'row.lookup' AND actor_id = ?",
      w.supervisor,
    );
    expect(lines.map(({ record_kind }) => record_kind)).toEqual(["row", "row", "page", "page"]);
    expect(JSON.stringify(await w.sql("SELECT * FROM access_log WHERE actor_id = ?", w.supervisor))).not.toMatch(
      /boer/i,
    );
  });
});

describe("a supervisor's check in the grid", () => {
  it("starts the clock of what was checked anew, and the name's with it (P4.2-8)", async () => {
    const w = await world();
    w.test.clock.set("2027-07-01T10:00:00.000Z");
    const [row] = (await w.page()).rows;
    const columns = (await w.page()).columns;
    const of = (target: string) => columns.findIndex((column) => column.target === target);
    const email = of("contactEmail");
    expect(row?.cells[email]?.state).toBe("review");
    const verify = (version: number | undefined, user = w.supervisor) =>
      w.test.send(user, "POST", `/api/rows/${row?.id}/verify`, { version, columns: [columns[email]?.id] });
    expect((await verify(row?.version, w.client)).status).toBe(403);
    const answer = (await (await verify(row?.version)).json()) as RowPage["rows"][number];
    expect(answer.cells[email]).toMatchObject({ text: row?.cells[email]?.text, state: "fresh" });
    expect(answer.cells[of("personName")]?.state).toBe("fresh");
    expect(answer.cells[columns.findIndex((column) => column.ownClass === "personal")]?.state).toBe("review");
    expect(await refusal(await verify(row?.version))).toBe("409 rows.version_conflict");
    const code = { version: answer.version, columns: [columns.at(-1)?.id] };
    expect(await refusal(await w.test.send(w.supervisor, "POST", `/api/rows/${row?.id}/verify`, code))).toBe(
      "400 request.invalid",
    );
    const [line] = await w.sql(
      "SELECT purpose, outcome FROM access_log WHERE action = 'row.verify' AND outcome = 'changed'",
    );
    expect(line).toEqual({ purpose: "verify", outcome: "changed" });
  });

  it("does not bring back what is past its purge (P4.2-10)", async () => {
    const w = await world();
    w.test.clock.set("2028-01-01T10:00:00.000Z");
    const { rows, columns } = await w.page();
    const email = columns.findIndex((column) => column.target === "contactEmail");
    const answer = await w.test.send(w.supervisor, "POST", `/api/rows/${rows[0]?.id}/verify`, {
      version: rows[0]?.version,
      columns: columns.filter(({ target }) => target !== null).map(({ id }) => id),
    });
    expect(((await answer.json()) as RowPage["rows"][number]).cells[email]?.text).toBe("");
  });
});

describe("a page that stays open", () => {
  it("is told that a row changed when something visible did, and of nothing else (P1-5)", async () => {
    const w = await world();
    const { rows, columns } = await w.page();
    const ids = rows.map(({ id }) => id);
    const stamps = async () =>
      ((await (await w.post("stamps", { ids }, w.client)).json()) as { items: RowStamp[] }).items.map(
        ({ stamp }) => stamp,
      );
    const before = await stamps();
    const company = "(SELECT company_id FROM assignment_rows WHERE id = ?)";
    await w.sql(
      `UPDATE companies SET version = version + 1, clocks = json_set(clocks, '$.name[2]', '2026-11-25') WHERE id = ${company}`,
      ids[0],
    );
    expect(await stamps()).toEqual(before);
    await w.test.send(w.supervisor, "PATCH", `/api/rows/${ids[2]}`, {
      version: rows[2]?.version,
      cells: { [columns[4]?.id ?? ""]: "Utrecht" },
    });
    const after = await stamps();
    expect(after.map((stamp, i) => stamp !== before[i])).toEqual([false, false, true, false, false]);
    const named = (await (await w.post("named", { ids: [ids[2]] }, w.client)).json()) as RowPage;
    expect(named.rows[0]?.cells[4]?.text).toBe("Utrecht");
  });
});

describe("deleting several rows", () => {
  it("takes the chosen ones of this assignment, and gives one receipt (P3-11)", async () => {
    const w = await world();
    const other = await world(w.test);
    const ids = (await w.page()).rows.slice(0, 2).map(({ id }) => id);
    const foreign = (await other.page()).rows[0]?.id;
    expect((await w.post("delete", { ids }, w.supervisor)).status).toBe(403);
    const receipt = (await (await w.post("delete", { ids: [...ids, foreign] }, w.client)).json()) as { counts: object };
    expect(receipt.counts).toMatchObject({ rows: 2, leads: 2 });
    expect(w.initials(await w.page())).toBe("CBE");
    expect(other.initials(await other.page())).toBe("DACBE");
  });
});
