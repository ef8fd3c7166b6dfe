import { describe, expect, it } from "vitest";
import { piecesOf, placesOf, suggestMarks } from "#web/features/data-subject-requests/marks.ts";

const at = (text: string, marks: readonly (readonly [number, number])[]) => marks.map(([a, b]) => text.slice(a, b));

describe("places in a note, found in the browser (P4.3-7)", () => {
  it("are whole words in any case, with or without accents", () => {
    const text = "Renée belde. RENEE vroeg naar renee-anne en Reneetje.";
    expect(at(text, placesOf(text, "renee"))).toEqual(["Renée", "RENEE", "renee"]);
  });
  it("keep their positions behind letters that fall apart", () => {
    const text = "Œuvre ﬁnal, groet Zoë\u0308 en Zoe";
    expect(at(text, placesOf(text, "Zoe")).at(-1)).toBe("Zoe");
  });
  it("suggest the words of a name that are long enough to be one", () => {
    const text = "Mevrouw van den Berg, A. Jansen en Jansen.";
    expect(at(text, suggestMarks(text, "A. Jansen"))).toEqual(["Jansen", "Jansen"]);
  });
  it("cut the text into pieces that together are the text", () => {
    const text = "een twee drie";
    expect(piecesOf(text, [[4, 8]]).map((piece) => piece.text)).toEqual(["een ", "twee", " drie"]);
  });
});
