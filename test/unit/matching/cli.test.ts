import { describe, expect, it } from "vitest";
import { labelOf, mapsOf, parseArguments } from "#worker/matching/cli/arguments.ts";
import { groupRecords } from "#worker/matching/cli/group-records.ts";
import { mapColumns } from "#worker/matching/cli/mapping.ts";

const parse = (line: string) => parseArguments(line.split(" "));

describe("npm run match", () => {
  it("reads its files and maps, with and without the file's name", () => {
    const given = parse("a.csv b.csv --entity contact --out g.csv --map x/a.csv:a=b --pairs p.csv".replace("x/", ""));
    expect(given).toEqual({
      files: ["a.csv", "b.csv"],
      maps: [{ file: "a.csv", pairs: [["a", "b"]] }],
      entity: "contact",
      out: "g.csv",
      pairs: "p.csv",
      repeated: [],
    });
    expect(
      parseArguments(["/x/a.csv", "--map", "a.csv:firstName=given name,city=Town, x", "--entity=company", "--out", "g"])
        .maps,
    ).toEqual([
      {
        file: "a.csv",
        pairs: [
          ["firstName", "given name"],
          ["city", "Town, x"],
        ],
      },
    ]);
  });

  it("calls a file by its name alone, and as given where two bear one name", () => {
    const given = parseArguments("/x/a.csv /y/a.csv /x/b.csv --entity company --out g".split(" "));
    expect(given.files.map((file) => labelOf(given, file))).toEqual(["/x/a.csv", "/y/a.csv", "b.csv"]);
  });

  it("takes file names and headings with spaces, colons and commas, and reads a file given twice once", () => {
    const file = "/x/my, file: one.csv";
    const given = parseArguments([
      ...[file, "b.csv", "./b.csv", "--entity", "company", "--out", "g"],
      ...["--map", 'my, file: one.csv:companyName=Naam, bedrijf,city="Plaats, stad=x",phone=Tel:nr'],
      ...["--map", "./b.csv:city=Plaats"],
    ]);
    expect(given).toMatchObject({ files: [file, "b.csv"], repeated: ["./b.csv"] });
    expect(mapsOf(given, file)).toEqual([
      ["companyName", "Naam, bedrijf"],
      ["city", "Plaats, stad=x"],
      ["phone", "Tel:nr"],
    ]);
    expect(mapsOf(given, "b.csv")).toEqual([["city", "Plaats"]]);
  });

  it("takes no list's own numbers for KVK numbers", () => {
    const numbers = ["12345678", "87654321", "01234567"];
    expect(mapColumns(["Bedrijf", "Id", "rec_id"], [[], numbers, numbers], [], "company")).toEqual([
      "companyName",
      null,
      null,
    ]);
  });

  it.each([
    "a.csv --out g",
    "a.csv --entity thing --out g",
    "--entity company --out g",
    "a.csv --entity company",
    "a.csv --entity company --entity contact --out g",
    "a.csv --entity company --out a.csv",
    "a.csv --entity company --out g --pairs g",
    "a.csv --x y --entity company --out g",
    "a.csv --map b.csv:city=x --entity company --out g",
  ])("refuses %j", (line) => expect(() => parse(line)).toThrow());

  it("takes the wizard's guess where nothing is given, and fields the wizard does not know", () => {
    const headers = ["Bedrijf", "Plaats", "BTW-nummer", "Geboortedatum", "Vestiging"];
    const samples = headers.map(() => []);
    expect(mapColumns(headers, samples, [], "company")).toEqual(["companyName", "city", "vat", "birthDate", null]);
    expect(mapColumns(headers, samples, [["city", "vestiging"]], "company")).toEqual([
      "companyName",
      null,
      "vat",
      "birthDate",
      "city",
    ]);
    expect(mapColumns(["Naam", "Adres"], [[], []], [], "contact")).toEqual(["personName", "address"]);
    expect(mapColumns(["Naam", "Adres"], [[], []], [], "company")).toEqual(["companyName", "address"]);
    expect(() => mapColumns(headers, samples, [["town", "Plaats"]], "company")).toThrow("town");
    expect(() => mapColumns(headers, samples, [["city", "Stad"]], "company")).toThrow("Stad");
  });

  it("gives every record a group, empty ones and those without a company one of their own", () => {
    const fields = ["companyName", "phone"] as const;
    const rows = [
      ["Smit", "0252-410001"],
      ["", ""],
      ["SMIT", "0252 410001"],
      ["", "0252-410002"],
    ];
    const { groups } = groupRecords([{ file: "a", fields: [...fields], rows }], "company");
    expect(groups).toEqual([[1, 2, 1, 3]]);
  });

  it("refuses companies where a file names none", () => {
    expect(() => groupRecords([{ file: "a", fields: ["city"], rows: [] }], "company")).toThrow("company");
  });
});
