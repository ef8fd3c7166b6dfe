import { describe, expect, it } from "vitest";
import { commandOf, type KeyPress } from "#web/features/desk/desk-keys.ts";

const press = (key: string, more: Partial<KeyPress> = {}): KeyPress => ({
  key,
  code: /^\d$/.test(key) ? `Digit${key}` : "",
  alt: false,
  ctrl: false,
  inField: false,
  ...more,
});

describe("the keys of the desk", () => {
  it("digits choose an outcome, but belong to the note while it has focus", () => {
    expect(commandOf(press("3"), "lead")).toEqual({ type: "outcome", index: 2 });
    expect(commandOf(press("3", { inField: true }), "lead")).toBeNull();
  });

  it("Alt with a digit always chooses an outcome, whatever character the keyboard makes of it", () => {
    expect(commandOf(press("£", { code: "Digit3", alt: true, inField: true }), "lead")).toEqual({
      type: "outcome",
      index: 2,
    });
  });

  it("letters typed in a field never fire", () => {
    for (const key of "ntospvckwuxbi?") expect(commandOf(press(key, { inField: true }), "lead")).toBeNull();
  });

  it("Ctrl+Enter saves from anywhere and takes the next lead on the pause", () => {
    expect(commandOf(press("Enter", { ctrl: true, inField: true }), "lead")).toEqual({ type: "save" });
    expect(commandOf(press("Enter", { ctrl: true }), "pause")).toEqual({ type: "next" });
  });

  it("digits choose the method while it is asked for (P4.2-8)", () => {
    expect(commandOf(press("2"), "method")).toEqual({ type: "method", index: 1 });
  });

  it("uit dienst takes its key twice (P4.2-6)", () => {
    expect(commandOf(press("u"), "lead")).toEqual({ type: "left" });
    expect(commandOf(press("u"), "leaving")).toEqual({ type: "confirm_left" });
  });

  it("nothing of a lead can be done on the pause", () => {
    for (const key of "12345678ntospvckwuxbi") expect(commandOf(press(key), "pause")).toBeNull();
  });

  it("Z takes the last outcome back, between two leads only (P4.3-3)", () => {
    expect(commandOf(press("z"), "pause")).toEqual({ type: "undo" });
    expect(commandOf(press("z", { ctrl: true }), "pause")).toEqual({ type: "undo" });
    expect(commandOf(press("z"), "lead")).toBeNull();
    expect(commandOf(press("z", { ctrl: true, inField: true }), "lead")).toBeNull();
  });

  it("keys of the browser stay the browser's", () => {
    for (const key of ["c", "v", "p", "s", "n", "t", "w"])
      expect(commandOf(press(key, { ctrl: true }), "lead")).toBeNull();
    expect(commandOf(press("Tab"), "lead")).toBeNull();
  });
});
