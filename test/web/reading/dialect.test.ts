import { describe, expect, test } from "vitest";
import { guessDialect } from "#web/features/uploads/reading/dialect.ts";

describe("delimiter", () => {
  test("commas inside cells do not outvote the semicolons between them", () => {
    expect(guessDialect("naam;adres;omzet\nJansen, P.;Dam 1, Urk;1,5\nBos, A.;Kade 2, Ede;2,5\n").delimiter).toBe(";");
    expect(guessDialect("a;b\n1,5;2,5\n3,5;4,5\n").delimiter).toBe(";");
  });

  test("line breaks and delimiters inside quotes do not count", () => {
    const text = 'naam,notitie\nA,"een;twee;drie\nvier;vijf;zes"\nB,"x;y;z"\n';
    expect(guessDialect(text)).toMatchObject({ delimiter: ",", newline: "\n", hasHeader: true });
  });

  test("one column has no delimiter to find, and the guess says it is unsure", () => {
    const guess = guessDialect("naam\nJansen\nBos\n");
    expect(guess.delimiter).toBe(",");
    expect(guess.confidence).toBeLessThan(0.5);
  });

  test.each(["\n", "\r\n", "\r"] as const)("the line end %j is recognised", (newline) => {
    expect(guessDialect(["a;b", "1;2", "3;4", ""].join(newline))).toMatchObject({ delimiter: ";", newline });
  });
});

describe("header", () => {
  test.each([
    ["Dutch headings", "Bedrijfsnaam;KvK-nummer\nBos;12345678\n", true],
    ["English headings", "Company name\tPhone\nBos\t0201234567\n", true],
    ["unknown words over numbers", "foo,bar\n1,2\n3,4\n", true],
    ["a phone number in the first row", "Jansen;0201234567\nBos;0301234567\n", false],
    ["an e-mail address in the first row", "Jansen;p@x.example\nBos;a@y.example\n", false],
    ["a value that comes back below", "360Networks;Canada\n724 Solutions;Canada\nVolvo;Sweden\n", false],
  ])("%s", (_what, text, hasHeader) => {
    expect(guessDialect(text).hasHeader).toBe(hasHeader);
  });
});
