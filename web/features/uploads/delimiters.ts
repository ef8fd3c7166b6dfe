import type { Delimiter } from "./reading/reader-client.ts";

export const delimiterNames = {
  ";": "semicolon",
  ",": "comma",
  "\t": "tab",
  "|": "pipe",
  "^": "caret",
  "~": "tilde",
} as const satisfies Record<Delimiter, string>;
export const delimiters: readonly Delimiter[] = [";", ",", "\t", "|", "^", "~"];
