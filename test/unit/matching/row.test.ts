import { describe, expect, it } from "vitest";
import { normaliseRow } from "#worker/matching/normalise/row.ts";
import type { NormalisedRow, TargetField } from "#worker/matching/types.ts";

const COMPANY = {
  companyName: "Bakkerij Smit B.V.",
  postcode: "1234ab",
  street: "Dorpsstraat",
  houseNumber: "12 a",
  city: "LISSE",
};
function rowOf(cells: Partial<Record<TargetField, string>>): NormalisedRow {
  const result = normaliseRow(1, { ...COMPANY, ...cells });
  if (!result.ok) throw new Error("refused");
  return result.row;
}
const codes = (cells: Partial<Record<TargetField, string>>) =>
  normaliseRow(1, { ...COMPANY, ...cells }).issues.map((issue) => issue.code);

describe("a row of a file", () => {
  it.each(["", "n.v.t.", "-", undefined])("without a company (%j) is refused with a reason (P2-4)", (companyName) => {
    const result = normaliseRow(3, { companyName, personName: "J. Smit" });
    expect(result).toEqual({ ok: false, issues: [{ field: "companyName", code: "company.missing", level: "error" }] });
  });

  it("a role address in a contact's column is the company's (P4.1-1)", () => {
    const row = rowOf({ lastName: "Smit", contactEmail: "INFO@bakkerij-smit.example" });
    expect(row.company.email?.value).toBe("info@bakkerij-smit.example");
    expect(row.contact?.email).toBeUndefined();
  });

  it("a mobile beside a person is the person's, a second line too; the first line is the company's (P4.2-1)", () => {
    const row = rowOf({ lastName: "Smit", phone: "0252-410001 / 06-31479454 / 0252-410077" });
    expect(row.company.phone?.value).toBe("+31252410001");
    expect(row.contact?.mobile?.value).toBe("+31631479454");
    expect(row.contact?.phone?.value).toBe("+31252410077");
  });

  it("a personal mobile never becomes a key of the company", () => {
    const row = rowOf({ lastName: "Smit", phone: "06-31479454", mobile: "06-31479455" });
    expect(row.companyKeys.filter((key) => key.startsWith("p:"))).toEqual([]);
  });

  it("nor does one that lost a digit; only a number of an unknown country beside no person is", () => {
    const phones = (cells: Partial<Record<TargetField, string>>) =>
      rowOf(cells).companyKeys.filter((key) => key.startsWith("p:"));
    expect(phones({ lastName: "Smit", phone: "6314794" })).toEqual([]);
    expect(phones({ phone: "0252-41000" })).toEqual([]);
    expect(phones({ phone: "(312) 555-1234" })).toEqual(["p:~3125551234"]);
  });

  it("says what it leaves out, never what it was", () => {
    expect(codes({ kvk: "12AB", postcode: "12", phone: "12", contactEmail: "x at y", lastName: "Smit" })).toEqual([
      "kvk.invalid",
      "email.invalid",
      "phone.invalid",
      "postcode.invalid",
    ]);
    expect(codes({ mobile: "06-31479454" })).toEqual(["contact.nameMissing"]);
    expect(codes({ kvk: "n.v.t.", postcode: "1234 AB" })).toEqual([]);
  });

  it("has a site with a key that does not depend on spelling", () => {
    expect(rowOf({}).site).toMatchObject({ key: "1234AB|12|A", houseNumber: "12", addition: "A", postcode: "1234AB" });
    expect(rowOf({ street: "", houseNumber: "", address: "dorpsstr. 12-A" }).site?.key).toBe("1234AB|12|A");
    expect(rowOf({ postcode: "" }).site?.key).toBe("dorpsstraat|12A|lisse");
    expect(rowOf({ postcode: "", street: "", houseNumber: "" }).site?.key).toBe("|lisse");
  });

  it("gives at most twelve keys, none of a free-mail host", () => {
    const row = rowOf({
      kvk: "12345678",
      website: "www.smit.example",
      contactEmail: "p.smit@gmail.com",
      lastName: "Smit",
    });
    expect(row.companyKeys).toEqual([
      "k:12345678",
      "d:smit.example",
      "a:1234AB|12",
      "s:dorpsstraat|12|lisse",
      "n:bakkerij smit|lisse",
    ]);
  });
});
