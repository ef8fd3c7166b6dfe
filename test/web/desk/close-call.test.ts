import { describe, expect, it } from "vitest";
import type { CardContact, CardValue } from "#contract/desk.ts";
import { defaultOutcomes } from "#contract/outcomes.ts";
import { closeBody, type Draft, emptyDraft, missingFor } from "#web/features/desk/close-call.ts";

const now = Date.parse("2026-11-25T09:00:00.000Z");
const value = (state: CardValue["state"]): CardValue => ({
  field: "email",
  text: state === "review" ? null : "x",
  state,
  usable: state === "fresh",
  result: null,
});
const contact = (...states: CardValue["state"][]): CardContact => ({ id: "ctc_1", values: states.map(value) });
const card = (contacts: CardContact[] = [], firstCall = true) => ({
  contacts,
  firstCall,
  settingsVersion: 0,
  outcomes: defaultOutcomes.outcomes,
  scriptFields: defaultOutcomes.script,
});
const outcome = (key: string) => {
  const found = defaultOutcomes.outcomes.find((one) => one.key === key);
  if (found === undefined) throw new Error(key);
  return found;
};
const draft = (part: Partial<Draft>): Draft => ({ ...emptyDraft(), ...part });

describe("what a call needs before it closes", () => {
  it("is an outcome", () => {
    expect(missingFor(draft({}), card(), now)).toEqual(["outcome"]);
  });

  it("is a note and the opening step once somebody spoke (P4.3-1, L-3)", () => {
    expect(missingFor(draft({ outcome: "interested" }), card(), now)).toEqual(["introduction", "note"]);
    expect(missingFor(draft({ outcome: "interested", note: "  " }), card([], false), now)).toEqual(["note"]);
    expect(missingFor(draft({ outcome: "interested", note: "x", introduced: true }), card(), now)).toEqual([]);
  });

  it("is nothing more when nobody answered", () => {
    expect(missingFor(draft({ outcome: "no_answer" }), card(), now)).toEqual([]);
  });

  it("is an end to every value shown for a check, not to those still withheld (P4.2-8)", () => {
    expect(missingFor(draft({ outcome: "busy" }), card([contact("checking", "review")]), now)).toEqual(["checks"]);
    expect(missingFor(draft({ outcome: "busy" }), card([contact("review", "fresh")]), now)).toEqual([]);
  });

  it("is a moment in the future for a callback", () => {
    const callback = draft({ outcome: "callback", note: "x", introduced: true });
    expect(missingFor(callback, card(), now)).toEqual(["callback"]);
    const late = { ...callback, callback: { date: "2026-11-26", time: "09:30" } };
    expect(missingFor(late, card(), now)).toEqual([]);
  });
});

describe("the answers of a call", () => {
  it("are asked by the outcome, and by the script once somebody spoke", () => {
    const question = { key: "supplier", label: "Leverancier", type: "text" as const, required: true, choices: [] };
    const asking = { ...card([], false), scriptFields: [question] };
    expect(missingFor(draft({ outcome: "appointment", note: "x" }), asking, now)).toEqual(["script", "fields"]);
    expect(missingFor(draft({ outcome: "no_answer" }), asking, now)).toEqual([]);
    const told = { script: { supplier: "Zonneveld" }, fields: { date: "2026-12-03", time: "10:00" } };
    expect(missingFor(draft({ outcome: "appointment", note: "x", ...told }), asking, now)).toEqual([]);
  });
});

describe("the closing of a call", () => {
  it("sends a callback only with its outcome, and whom was spoken with only when somebody spoke", () => {
    const times = { callback: { date: "2026-11-26", time: "09:30" }, callbackFor: "anyone" as const };
    expect(
      closeBody(draft({ note: " x ", introduced: true, ...times }), outcome("callback"), card(), "ctc_1", now),
    ).toEqual({
      outcome: "callback",
      settingsVersion: 0,
      fields: {},
      script: {},
      note: "x",
      introduced: true,
      contactId: "ctc_1",
      callbackAt: "2026-11-26T08:30:00.000Z",
      callbackFor: "anyone",
    });
    expect(closeBody(draft(times), outcome("no_answer"), card(), "ctc_1", now)).toEqual({
      outcome: "no_answer",
      settingsVersion: 0,
      fields: {},
      script: {},
      note: "",
      introduced: false,
    });
  });

  it("sends the fields of the chosen outcome and none that was typed for another", () => {
    const fields = { date: "2026-12-03", time: "10:00", remark: "elders" };
    expect(closeBody(draft({ fields }), outcome("appointment"), card(), null, now)).toMatchObject({
      fields: { date: "2026-12-03", time: "10:00" },
    });
    expect(closeBody(draft({ fields }), outcome("interested"), card(), null, now)).toMatchObject({ fields: {} });
  });
});
