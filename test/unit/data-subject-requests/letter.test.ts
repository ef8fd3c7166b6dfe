import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { refusalReasons, requestKinds } from "#contract/requests.ts";
import { letterOf } from "#worker/modules/data-subject-requests/letter.rules.ts";
import { excerpts, redact, tidyMarks } from "#worker/modules/data-subject-requests/redact.rules.ts";

const facts = {
  reference: "VB-1",
  receivedOn: "RECEIVED",
  answerBeforeOn: "POLICYDAY",
  lawBeforeOn: "LAWDAY",
  answeredOn: "ANSWERED",
  historyUntilOn: "HISTORYDAY",
  sources: ["SOURCE"],
  recipients: ["RECIPIENT"],
  notesMarked: 1,
  clientsTold: 1,
};

describe("the letters", () => {
  const letters = (["nl", "en"] as const).flatMap((locale) =>
    requestKinds.flatMap((kind) => [
      { locale, kind, decision: "granted" as const, refusal: null },
      { locale, kind, decision: "identity_open" as const, refusal: null },
      ...refusalReasons.map((refusal) => ({ locale, kind, decision: "refused" as const, refusal })),
    ]),
  );
  it.each(letters)(
    "of $locale $kind $decision say decision, reason, both dates, sources, recipients, what remains and where to complain (P7-4)",
    (which) => {
      const parts = letterOf({ ...facts, ...which });
      const text = parts.flatMap(({ heading, lines }) => [heading, ...lines]).join("\n");
      expect(parts).toHaveLength(7);
      for (const { lines } of parts)
        expect(lines.every((line) => line.length > 10 || /SOURCE|RECIPIENT/.test(line))).toBe(true);
      for (const must of [
        "POLICYDAY",
        "LAWDAY",
        "RECEIVED",
        "ANSWERED",
        "VB-1",
        "HISTORYDAY",
        "autoriteitpersoonsgegevens.nl",
      ])
        expect(text).toContain(must);
      expect(text).toMatch(which.locale === "nl" ? /zes weken.*rechtbank/ : /district court within six weeks/);
      expect(text).not.toContain("undefined");
    },
  );
});

describe("the letter of a correction (P7-5)", () => {
  it("says what was corrected and what was not, each with its reason", () => {
    for (const [locale, words] of [
      [
        "nl",
        ["voor een deel", "Verbeterd: functie.", "niet kunnen lezen: mobiel nummer", "niet mogen opnemen: e-mailadres"],
      ],
      [
        "en",
        [
          "in part",
          "Corrected: job title.",
          "cannot read the value you gave: mobile",
          "may not take in this value: e-mail",
        ],
      ],
    ] as const) {
      const [decision] = letterOf({
        ...facts,
        locale,
        kind: "rectification",
        decision: "granted",
        refusal: null,
        corrections: [
          { field: "function", verdict: "possible" },
          { field: "mobile", verdict: "unreadable" },
          { field: "email", verdict: "not_allowed" },
        ],
      });
      for (const word of words) expect(decision?.lines.join("\n")).toContain(word);
    }
  });
});

describe("a redaction", () => {
  const marked = fc.string({ minLength: 1, maxLength: 60 }).chain((text) =>
    fc.tuple(
      fc.constant(text),
      fc.array(
        fc.tuple(fc.nat(70), fc.nat(70)).map(([a, b]) => [Math.min(a, b), Math.max(a, b)] as [number, number]),
        { maxLength: 6 },
      ),
    ),
  );
  it("keeps every character outside the marks and none inside, in order (P4.3-7)", () => {
    fc.assert(
      fc.property(marked, ([text, marks]) => {
        const kept = Array.from(text, (_, at) => at).filter(
          (at) => !marks.some(([from, until]) => at >= from && at < until),
        );
        const pieces = redact(text, marks, "DAY").split("[verwijderd op verzoek, DAY]");
        // A text may hold brackets of its own, never the whole mark: it is shorter than one.
        expect(pieces.join("")).toBe(kept.map((at) => text[at]).join(""));
        expect(pieces.length - 1).toBe(tidyMarks(marks, text.length).length);
        expect(excerpts(text, marks).join("").length).toBe(text.length - kept.length);
      }),
    );
  });
});
