import { describe, expect, it } from "vitest";
import { MemoryRegistry } from "#test/support/memory-registry.ts";
import { normaliseRow } from "#worker/matching/normalise/row.ts";
import type { NormalisedRow, TargetField } from "#worker/matching/types.ts";

type Cells = Partial<Record<TargetField, string>>;
const STAMP = { enteredOn: "2026-11-25", source: "source_a" };
const SMIT: Cells = { companyName: "Bakkerij Smit B.V.", kvk: "12345678", phone: "0252-410001" };
const OTHER: Cells = { companyName: "Hotel De Brug", kvk: "87654321", phone: "0252-420002" };
const rowsOf = (list: Cells[]): NormalisedRow[] =>
  list.map((cells, at) => {
    const result = normaliseRow(at + 1, { ...SMIT, ...cells });
    if (!result.ok) throw new Error("refused");
    return result.row;
  });
function contactsIn(...list: Cells[]): number {
  const sizes = [list, [...list].reverse()].map((order) => {
    const registry = new MemoryRegistry();
    registry.upload("a.csv", rowsOf(order), STAMP);
    return registry.contacts.size;
  });
  expect(sizes[0]).toBe(sizes[1]);
  return sizes[0] as number;
}

describe("one person, untidily written (P4.2-5)", () => {
  it.each<[string, Cells, Cells]>([
    [
      "by one exact e-mail",
      { personName: "J. Smit", contactEmail: "jsmit@smit.example" },
      { personName: "Smit", contactEmail: "JSmit@smit.example" },
    ],
    [
      "by a direct number",
      { personName: "J. Smit", mobile: "06-31479454" },
      { personName: "Smit", mobile: "+31631479454" },
    ],
    ["by surname and initials", { personName: "Dhr. J.P. van der Berg" }, { personName: "Berg, J. van der" }],
    ["by surname and first name for initials", { personName: "Jan de Boer" }, { personName: "J. Boer" }],
    ["by call name", { personName: "Hans de Boer" }, { personName: "Johannes de Boer" }],
    ["by a double name", { personName: "Anna Jansen-de Vries" }, { personName: "Anna Jansen" }],
    [
      "though misspelt",
      { personName: "P. Zwesema", contactEmail: "z@smit.example" },
      { personName: "P. Zwesmea", contactEmail: "z@smit.example" },
    ],
    [
      "after the company's domain changed",
      { personName: "J. Smit", contactEmail: "j.smit@old.example" },
      { personName: "Jan Smit", contactEmail: "j.smit@new.example" },
    ],
  ])("is known again %s", (_, one, other) => expect(contactsIn(one, other)).toBe(1));

  it("a changed function is corrected at once, the name's clock does not move", () => {
    const registry = new MemoryRegistry();
    registry.upload(
      "a.csv",
      rowsOf([{ personName: "J. Smit", function: "Inkoper", contactEmail: "j@smit.example" }]),
      STAMP,
    );
    registry.upload(
      "b.csv",
      rowsOf([{ personName: "J. Smit", function: "Directeur", contactEmail: "j@smit.example" }]),
      {
        enteredOn: "2027-01-05",
        source: "source_b",
      },
    );
    const [contact] = registry.contacts.values();
    expect(contact?.fields.function).toMatchObject({ value: "Directeur", enteredOn: "2027-01-05" });
    expect(contact?.fields.name?.enteredOn).toBe("2026-11-25");
  });

  it("an unverified newer value does not replace one an agent verified", () => {
    const registry = new MemoryRegistry();
    registry.upload("a.csv", rowsOf([{ personName: "J. Smit", function: "Inkoper" }]), STAMP);
    registry.verify([...registry.contacts.keys()][0] as string, "function", "2026-12-01");
    registry.upload("b.csv", rowsOf([{ personName: "J. Smit", function: "Directeur" }]), {
      enteredOn: "2027-01-05",
      source: "s",
    });
    expect([...registry.contacts.values()][0]?.fields.function?.value).toBe("Inkoper");
  });
});

describe("persons who must stay apart (P4.2-5)", () => {
  it.each<[string, Cells[]]>([
    ["colleagues with one surname", [{ personName: "J. Smit" }, { personName: "P. Smit" }]],
    ["man and woman with one name", [{ personName: "Dhr. J. Smit" }, { personName: "Mevr. J. Smit" }]],
    [
      "father and son with equal initials and their own e-mail",
      [
        { personName: "J. Smit", contactEmail: "jan@smit.example" },
        { personName: "J. Smit", contactEmail: "jeroen@smit.example" },
      ],
    ],
    ["two second names", [{ personName: "Jan Pieter Smit" }, { personName: "Jan Willem Smit" }]],
    ["two first names behind one initial", [{ personName: "Piet Smit" }, { personName: "Paula Smit" }]],
    [
      "one mailbox, two names",
      [
        { personName: "J. Smit", contactEmail: "brood@smit.example" },
        { personName: "K. de Boer", contactEmail: "brood@smit.example" },
      ],
    ],
    ["namesakes at two companies", [{ personName: "Jan Smit" }, { ...OTHER, personName: "Jan Smit" }]],
    [
      "the main number given as the direct number of two",
      [
        { personName: "J. Smit", contactPhone: "0252-410001" },
        { personName: "Smit", contactPhone: "0252-410001" },
      ],
    ],
  ])("%s", (_, list) => expect(contactsIn(...list)).toBe(list.length));

  it("who fits two persons joins neither and is doubtful", () => {
    const registry = new MemoryRegistry();
    const [plan] = registry.upload(
      "a.csv",
      rowsOf([{ personName: "Piet Smit" }, { personName: "Paula Smit" }, { personName: "P. Smit" }]),
      STAMP,
    );
    expect(registry.contacts.size).toBe(3);
    expect(plan?.doubtfulContacts).toHaveLength(2);
  });

  it("nothing crosses to another client's contact while only verified values may flow", () => {
    const registry = new MemoryRegistry("verified");
    registry.upload("a.csv", rowsOf([{ personName: "Jan Smit", contactEmail: "j@smit.example" }]), STAMP);
    registry.upload("b.csv", rowsOf([{ personName: "Jan Smit", function: "Inkoper" }]), {
      ...STAMP,
      source: "source_b",
    });
    expect(registry.contacts.size).toBe(2);
  });
});
