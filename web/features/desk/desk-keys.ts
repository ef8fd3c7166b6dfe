/** What the agent is in the middle of; it decides what a key means. */
export type DeskMode = "pause" | "lead" | "method" | "form" | "leaving" | "wrong_number" | "edit";

export type DeskCommand =
  | { type: "outcome"; index: number }
  | { type: "method"; index: number }
  | { type: "form"; index: number }
  | { type: "neighbour"; step: 1 | -1 }
  | {
      type:
        | (typeof LETTERS)[keyof typeof LETTERS]
        | "save"
        | "next"
        | "help"
        | "undo"
        | "cancel"
        | "confirm_left"
        | "confirm_wrong_number"
        | "briefing";
    };

export interface KeyPress {
  key: string;
  code: string;
  alt: boolean;
  ctrl: boolean;
  /** A text field, date or list has focus, so letters and digits belong to it. */
  inField: boolean;
}

/** One letter each, none that a browser or screen reader needs; shown on the buttons. */
export const LETTERS = {
  n: "note",
  t: "callback",
  o: "objection",
  s: "skip",
  p: "pause",
  v: "company",
  c: "check",
  k: "correct",
  w: "change",
  u: "left",
  x: "uncheckable",
  b: "dial",
  i: "introduced",
  a: "new_contact",
  m: "more",
  g: "wrong_number",
  d: "duplicate",
  r: "legal_form",
  h: "hand_over",
} as const;

const digitOf = ({ code, key }: KeyPress): number | null => {
  // By place first: with Alt held down some keyboards type another character.
  const digit = /^(?:Digit|Numpad)(\d)$/.exec(code)?.[1] ?? /^\d$/.exec(key)?.[0];
  // As on the keyboard: the nought stands behind the nine.
  return digit === undefined ? null : (Number(digit) + 9) % 10;
};

const digitCommand = (press: KeyPress, mode: DeskMode): DeskCommand | null => {
  const index = digitOf(press);
  if (index === null || mode === "pause") return null;
  if ((mode === "method" || mode === "form") && !press.alt) return { type: mode, index };
  return { type: "outcome", index };
};

const plainCommand = (press: KeyPress, mode: DeskMode): DeskCommand | null => {
  if (press.key === "?") return { type: "help" };
  const letter = press.key.toLowerCase();
  // Between two leads only: the briefings, and what was closed last may be taken back.
  if (mode === "pause") return letter === "l" ? { type: "briefing" } : letter === "z" ? { type: "undo" } : null;
  // A person leaves every client's data at once: only the same key again means it.
  if (mode === "leaving" && letter === "u") return { type: "confirm_left" };
  if (mode === "wrong_number" && letter === "g") return { type: "confirm_wrong_number" };
  if (press.key === "ArrowDown") return { type: "neighbour", step: 1 };
  if (press.key === "ArrowUp") return { type: "neighbour", step: -1 };
  return letter in LETTERS ? { type: LETTERS[letter as keyof typeof LETTERS] } : null;
};

/** The command of a key press, or null when the key belongs to the browser or to a field. */
export const commandOf = (press: KeyPress, mode: DeskMode): DeskCommand | null => {
  if (press.ctrl && mode === "pause" && press.key.toLowerCase() === "z" && !press.inField) return { type: "undo" };
  if (press.ctrl) return press.key === "Enter" && !press.alt ? { type: mode === "pause" ? "next" : "save" } : null;
  if (press.key === "Escape") return { type: "cancel" };
  if (press.alt) return digitCommand(press, mode);
  if (press.inField) return null;
  return digitCommand(press, mode) ?? plainCommand(press, mode);
};
