import { describe, expect, test } from "vitest";
import { proposeMapping } from "#web/features/uploads/mapping.ts";
import { splitSample } from "#web/features/uploads/split-cell.ts";

const targets = (headers: string[], known: Parameters<typeof proposeMapping>[2]) =>
  proposeMapping(
    headers,
    headers.map(() => []),
    known,
  ).columns.map(({ target, ownClass }) => target ?? ownClass);

describe("the proposal for a file", () => {
  test("what a column meant before goes before a guess, also that it was an own column", () => {
    expect(
      targets(
        ["Relatie", "Telefoon", "Plaats"],
        [
          { header: "Relatie", target: "personName", ownClass: "personal" },
          { header: "Plaats", target: null, ownClass: "company" },
        ],
      ),
    ).toEqual(["personName", "phone", "company"]);
  });

  test("each field is given once: a guess makes way for what is remembered", () => {
    expect(targets(["Telefoon", "Nummer"], [{ header: "Nummer", target: "phone", ownClass: "company" }])).toEqual([
      "company",
      "phone",
    ]);
  });

  test("columns that were never seen are guessed", () => {
    const proposal = proposeMapping(["Bedrijfsnaam", "KVK-nummer"], [[], []], []);
    expect(proposal.columns.map(({ target }) => target)).toEqual(["companyName", "kvk"]);
    expect(proposal.remembered).toBe(0);
  });
});

describe("a cell that holds more than one thing", () => {
  const split = (target: Parameters<typeof splitSample>[0], ...samples: string[]) =>
    splitSample(target, samples)?.parts.map(({ field, value }) => `${field}=${value}`);

  test("shows what it is split into, from the first sample that has parts", () => {
    expect(split("address", "Dorpsstraat", "Dorpsstraat 12 a")).toEqual([
      "street=Dorpsstraat",
      "houseNumber=12",
      "houseNumberAddition=A",
    ]);
    expect(split("postcode", "1234 AB Plaats")).toEqual(["postcode=1234 AB", "city=Plaats"]);
    expect(split("personName", "Dhr. J.P. van den Berg")).toEqual([
      "title=dhr.",
      "initials=J.P.",
      "prefix=van den",
      "lastName=Berg",
    ]);
    expect(split("phone", "020-1234567 / 06-12345678")).toEqual(["phone=+31201234567", "mobile=+31612345678"]);
    expect(split("houseNumber", "65-E")).toEqual(["houseNumber=65", "houseNumberAddition=E"]);
  });

  test("nothing is shown where nothing is split", () => {
    expect(split("phone", "020-1234567")).toBeUndefined();
    expect(split(null, "Dorpsstraat 12 a")).toBeUndefined();
    expect(split("city", "Den Haag")).toBeUndefined();
  });
});
