import { describe, expect, it } from "vitest";
import { refusal } from "#test/support/desk.ts";
import { dumpStores, requestWorld } from "#test/support/requests.ts";
import { normaliseContactValue } from "#worker/modules/contacts/index.ts";
import { findRefused } from "#worker/modules/suppression/index.ts";

/** One person as thirty files write it: by mailbox, by number, or by name at the company. */
const spellings: [string, { name?: string; email?: string; phone?: string }][] = [
  ["as it was", { email: "rene.dhond@voorbeeld.example" }],
  ["capitals", { email: "RENE.DHOND@VOORBEELD.EXAMPLE" }],
  ["mixed case", { email: "Rene.DHond@Voorbeeld.Example" }],
  ["spaces around", { email: "  rene.dhond@voorbeeld.example " }],
  ["between angle brackets", { email: "<rene.dhond@voorbeeld.example>" }],
  ["decomposed (NFD)", { email: "rene.dhond@voorbeeld.example".normalize("NFD") }],
  ["a +tag", { email: "rene.dhond+leads@voorbeeld.example" }],
  ["another +tag", { email: "rene.dhond+nieuw.2027@voorbeeld.example" }],
  ["full-width letters", { email: "rene.dhond@ｖｏｏｒｂｅｅｌｄ.example" }],
  ["mailto:", { email: "mailto:rene.dhond@voorbeeld.example" }],
  ["number, plain", { phone: "0612345678" }],
  ["number, dashed", { phone: "06-12345678" }],
  ["number, spaced", { phone: "06 12 34 56 78" }],
  ["number, +31", { phone: "+31612345678" }],
  ["number, +31 spaced", { phone: "+31 6 1234 5678" }],
  ["number, 0031", { phone: "0031612345678" }],
  ["number, (0)", { phone: "+31 (0)6 12345678" }],
  ["number, dots", { phone: "06.12.34.56.78" }],
  ["number, without zero", { phone: "612345678" }],
  ["number, in brackets", { phone: "(06) 12345678" }],
  ["name, full", { name: "René d'Hond" }],
  ["name, no accent", { name: "Rene d'Hond" }],
  ["name, capitals", { name: "RENÉ D'HOND" }],
  ["name, lower case", { name: "rené d'hond" }],
  ["name, NFD", { name: "René d'Hond".normalize("NFD") }],
  ["name, initial", { name: "R. d'Hond" }],
  ["name, two initials", { name: "R.J. d'Hond" }],
  ["name, title", { name: "dhr. R. d'Hond" }],
  ["name, surname first", { name: "d'Hond, René" }],
  ["name, surname first with particle behind", { name: "Hond, René d'" }],
];

describe("a person who was erased does not come back (P7-8, P4.2-6)", () => {
  it(`in ${spellings.length} spellings, whichever identifier a file brings (P7-8)`, async () => {
    const world = await requestWorld();
    const { one } = await world.person("d'Hond", "rene.dhond@voorbeeld.example");
    const name = normaliseContactValue("name", "René d'Hond");
    await world.sql(
      "UPDATE contact_values SET norm = ? WHERE contact_id = ? AND field = 'name'",
      name?.norm,
      one.contactId,
    );
    await world.sql(
      "INSERT INTO contact_values (contact_id, field, value, norm, entered_on, anchor_on) VALUES (?, 'mobile', '+31612345678', '+31612345678', '2026-11-25', '2026-11-25')",
      one.contactId,
    );
    const page = await world.file("objection", { name: "René d'Hond", email: "rene.dhond@voorbeeld.example" });
    expect(page).toMatch(/^\/zaak\//);
    const deps = await world.deps();
    const norm = (field: "email" | "mobile" | "name", text: string | undefined) =>
      text === undefined ? null : (normaliseContactValue(field, text)?.norm ?? `unreadable ${field}`);
    const persons = spellings.map(([, person]) => ({
      emails: [norm("email", person.email)].filter((value) => value !== null),
      phones: [norm("mobile", person.phone)].filter((value) => value !== null),
      name: norm("name", person.name),
      companies: [one.companyId],
    }));
    const { suppressed } = await findRefused(deps, persons);
    expect(spellings.filter((_, at) => !suppressed.has(at)).map(([spelling]) => spelling)).toEqual([]);
    // A namesake elsewhere and another mailbox of the same house are free.
    const others = await findRefused(deps, [
      { emails: [], phones: [], name: name?.norm ?? null, companies: ["cmp_of_another_house"] },
      { emails: ["renate@voorbeeld.example"], phones: ["+31612345679"], name: null, companies: [one.companyId] },
    ]);
    expect(others.suppressed.size).toBe(0);
  });

  it("also not by a client's edit or a correction, with a reason that tells nothing (P7-8)", async () => {
    const world = await requestWorld();
    const gone = { name: "Weggaard", email: "weggaard@terug.example" };
    await world.person(gone.name, gone.email);
    await world.file("objection", gone);
    // A client's edit.
    const other = await world.person("Blijver", "blijver@terug.example");
    await world.sql(
      `INSERT INTO assignment_columns (id, assignment_id, position, header, target, own_class)
       VALUES ('col_1', ?1, 1, 'Bedrijf', 'companyName', 'company'), ('col_2', ?1, 2, 'Mail', 'contactEmail', 'personal'), ('col_3', ?1, 3, 'Naam', 'personName', 'personal')`,
      world.a,
    );
    const edit = await world.ask(world.userA, "PATCH", `/rows/${other.one.rowId}`, {
      version: 1,
      cells: { col_2: gone.email },
    });
    expect(await refusal(edit)).toBe("409 rows.person_refused");
    // A correction asked for by another person.
    const page = await world.file("rectification", {
      name: "Blijver",
      email: "blijver@terug.example",
      correctEmail: gone.email,
    });
    const [director = ""] = world.directors;
    await world.ask(director, "POST", `/requests/${await world.caseId(page)}/decision`, { decision: "grant" });
    expect(await world.sql("SELECT 1 FROM contact_values WHERE value = ?", gone.email)).toEqual([]);
  });

  it("is known by keyed hashes alone: the database without its key recognises nobody (L-15)", async () => {
    const world = await requestWorld();
    const gone = { name: "Sleutelaar", email: "sleutelaar@terug.example" };
    const { one } = await world.person(gone.name, gone.email);
    await world.file("objection", gone);
    const deps = await world.deps();
    const person = { emails: [gone.email], phones: [], name: null, companies: [one.companyId] };
    const recognised = async (suppressionKey: string) =>
      (await findRefused({ ...deps, config: { ...deps.config, suppressionKey } }, [person])).suppressed.size;
    expect(await recognised(deps.config.suppressionKey)).toBe(1);
    expect(await recognised(btoa("another key of thirty-two bytes."))).toBe(0);
    const stored = JSON.stringify(await world.sql("SELECT * FROM suppressions"));
    expect(stored).not.toMatch(/sleutelaar/i);
    for (const [name, dump] of Object.entries(await dumpStores(world.test)))
      expect(dump.includes(deps.config.suppressionKey), name).toBe(false);
  });
});
