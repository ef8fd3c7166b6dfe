import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { defaultOutcomes, inDeskOrder } from "#contract/outcomes.ts";
import { answerFieldOf } from "#test/support/outcomes.ts";
import { moveField, moveOutcome, newOutcome, withMoment } from "#web/features/outcomes/edit-settings.ts";
import { settingsIssues } from "#web/features/outcomes/settings-issues.ts";

const keys = (outcomes: { key: string }[]) => outcomes.map(({ key }) => key);

describe("editing outcomes", () => {
  it("moves one among its own group and loses none, whatever is pressed", () => {
    const all = keys(defaultOutcomes.outcomes);
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.constantFrom(...all), fc.constantFrom(1, -1) as fc.Arbitrary<1 | -1>)),
        (moves) => {
          let settings = defaultOutcomes;
          for (const [key, step] of moves) settings = { ...settings, outcomes: moveOutcome(settings, key, step) };
          expect(keys(settings.outcomes).sort()).toEqual([...all].sort());
          expect(inDeskOrder(settings.outcomes).map(({ group }) => group)).toEqual(
            inDeskOrder(defaultOutcomes.outcomes).map(({ group }) => group),
          );
        },
      ),
    );
    const moved = moveOutcome(defaultOutcomes, "busy", -1);
    expect(keys(moved).slice(3, 6)).toEqual(["callback", "busy", "no_answer"]);
    expect(keys(moveOutcome(defaultOutcomes, "callback", -1))).toEqual(all);
  });

  it("gives an appointment the date and time it needs and keeps what was there", () => {
    const [date, time] = withMoment([], { date: "Datum", time: "Tijd" });
    expect([date, time]).toMatchObject([
      { type: "date", label: "Datum", required: true },
      { type: "time", label: "Tijd", required: true },
    ]);
    const own = [answerFieldOf("remark", "text"), answerFieldOf("when", "date")];
    expect(withMoment(own, { date: "Datum", time: "Tijd" })).toMatchObject([
      { type: "time" },
      { key: "remark" },
      { key: "when", required: true },
    ]);
    expect(keys(moveField(own, "when", -1))).toEqual(["when", "remark"]);
    expect(keys(moveField(own, "when", 1))).toEqual(["remark", "when"]);
  });

  it("says what stands in the way of saving, at the outcome it is about", () => {
    expect(settingsIssues(defaultOutcomes)).toEqual([]);
    const unnamed = { ...newOutcome(""), key: "o_1" };
    expect(settingsIssues({ ...defaultOutcomes, outcomes: [unnamed] })).toEqual([{ kind: "label", outcomeKey: "o_1" }]);
    const choice = { ...newOutcome("Enquête"), key: "o_2", fields: [answerFieldOf("a", "choice", { choices: ["x"] })] };
    expect(settingsIssues({ ...defaultOutcomes, outcomes: [choice] })).toEqual([
      { kind: "choices", outcomeKey: "o_2" },
    ]);
    const twice = [newOutcome("Zelfde"), newOutcome("zelfde")];
    expect(settingsIssues({ ...defaultOutcomes, outcomes: twice })).toEqual([{ kind: "outcomes", outcomeKey: null }]);
    const moment = { ...newOutcome("Bezoek"), key: "o_3", appointment: true };
    expect(settingsIssues({ ...defaultOutcomes, outcomes: [moment] })).toEqual([
      { kind: "appointment", outcomeKey: "o_3" },
    ]);
  });
});
