import fc from "fast-check";
import * as v from "valibot";
import { describe, expect, it } from "vitest";
import { type AnswerField, answerTypes, defaultOutcomes, inDeskOrder, outcomeSettings } from "#contract/outcomes.ts";
import { answerFieldOf, outcomeOf } from "#test/support/outcomes.ts";
import { answerIssues, answersOf } from "#web/ui/outcomes/typed-answers.ts";
import { type ResultCall, resultCells, resultLabels } from "#worker/modules/exports/result-columns.rules.ts";
import { afterCall } from "#worker/modules/leads/index.ts";
import { checkAnswers } from "#worker/modules/outcomes/answers.rules.ts";

const typedText: Record<AnswerField["type"], string> = {
  text: "Zonneveld",
  number: "12,5",
  choice: "klein",
  date: "2026-12-03",
  time: "10:00",
  yes_no: "no",
  contact: "ctc_01AAAAAAAAAAAAAAAAAAAAAAAA",
};
const fields: fc.Arbitrary<AnswerField[]> = fc
  .array(fc.record({ type: fc.constantFrom(...answerTypes), required: fc.boolean() }), { maxLength: 8 })
  .map((list) =>
    list.map(({ type, required }, i) =>
      answerFieldOf(`f${i}`, type, { required, choices: type === "choice" ? ["klein", "groot"] : [] }),
    ),
  );

describe("answers to configured fields", () => {
  it("that the screen takes, the server takes; that the screen refuses, it refuses for the same field", () => {
    const anything = fc.oneof(fc.constantFrom("", ...Object.values(typedText)), fc.string());
    fc.assert(
      fc.property(fields, fc.array(anything, { minLength: 8, maxLength: 8 }), (asked, texts) => {
        const values = Object.fromEntries(asked.map((field, i) => [field.key, texts[i] ?? ""]));
        const screen = Object.keys(answerIssues(asked, values)).sort();
        const server = checkAnswers({ fields: asked, spoke: true }, [], { fields: answersOf(asked, values) });
        const refused = server.ok ? [] : server.errors.map(({ pointer }) => pointer.replace("/fields/", ""));
        expect([...new Set(refused)].sort()).toEqual(screen);
      }),
    );
  });

  it("of each kind are taken in the form people type them", () => {
    const asked = answerTypes.map((type) =>
      answerFieldOf(type, type, { required: true, choices: type === "choice" ? ["klein", "groot"] : [] }),
    );
    expect(answerIssues(asked, typedText)).toEqual({});
    expect(answersOf(asked, typedText)).toMatchObject({ number: 12.5, yes_no: false, text: "Zonneveld" });
    const date = [answerFieldOf("date", "date")];
    for (const none of ["2026-02-30", "2026-13-01", "31-12-2026"])
      expect(answerIssues(date, { date: none }), none).not.toEqual({});
    expect(answerIssues(asked, {})).toEqual(Object.fromEntries(answerTypes.map((type) => [type, "required"])));
  });
});

describe("the built-in outcomes", () => {
  it("are settings like any other, in the order of their keys on the desk", () => {
    expect(v.safeParse(outcomeSettings, defaultOutcomes).success).toBe(true);
    expect(inDeskOrder(defaultOutcomes.outcomes)).toEqual(defaultOutcomes.outcomes);
  });
});

describe("a lead after a call", () => {
  const now = new Date("2026-11-25T10:00:00.000Z");
  it("closes when its attempts reach the outcome's own limit, and rests as long as it says before", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 50 }),
        fc.integer({ min: 5, max: 20_160 }),
        fc.integer({ min: 0, max: 60 }),
        (maxAttempts, restMinutes, attempts) => {
          const outcome = outcomeOf("again", { effect: "again", maxAttempts, restMinutes });
          const after = afterCall({ outcome, attempts, now, callbackAt: null, callbackAgentId: null });
          expect(after.state).toBe(attempts + 1 >= maxAttempts ? "closed" : "open");
          if (after.state === "open") expect(Date.parse(after.dueAt ?? "") - now.getTime()).toBe(restMinutes * 60_000);
        },
      ),
    );
  });
});

describe("the columns of results", () => {
  const call = (more: Partial<ResultCall>): ResultCall => ({
    call_id: "call_1",
    lead_id: "lead_1",
    outcome: "appointment",
    outcome_label: null,
    corrected: null,
    corrected_label: null,
    settings_version: 0,
    starts_at: "2026-12-03T09:00:00.000Z",
    appointment_state: "planned",
    contact_name: null,
    ciphertext: null,
    ...more,
  });
  const versions = [defaultOutcomes];
  const labels = resultLabels(versions, false);

  it("are those of the fields in use, each label once", () => {
    expect(labels).toEqual(["Datum", "Tijd", "Met wie"]);
    const own = {
      outcomes: [outcomeOf("x", { fields: [answerFieldOf("a", "text", { label: "Opmerking" })] })],
      script: [],
    };
    expect(resultLabels([...versions, own], false)).toEqual(["Opmerking"]);
    expect(resultLabels([...versions, own], true)).toEqual(["Opmerking", "Datum", "Tijd", "Met wie"]);
  });

  it("show an appointment as it stands now, and keep it when the lead was called again", () => {
    const answers = new Map();
    expect(resultCells([call({})], labels, versions, answers)).toEqual(["Afspraak", "2026-12-03", "10:00", ""]);
    const moved = call({ starts_at: "2026-07-01T08:30:00.000Z" });
    const later = call({ call_id: "call_2", outcome: "no_answer", starts_at: null, appointment_state: null });
    expect(resultCells([moved, later], labels, versions, answers)).toEqual(["Geen gehoor", "2026-07-01", "10:30", ""]);
    const off = call({ appointment_state: "cancelled" });
    expect(resultCells([off], labels, versions, answers)).toEqual(["Afspraak (afgezegd)", "", "", ""]);
    expect(resultCells([], labels, versions, answers)).toEqual(["", "", "", ""]);
  });
});
