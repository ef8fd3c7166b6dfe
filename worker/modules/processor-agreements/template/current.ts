import { type AgreementSubject, renderText } from "./text.nl.ts";

export type { AgreementSubject } from "./text.nl.ts";

/** The text that is signed today. Signed texts are stored whole, so a changed text only takes a higher number. */
export const currentTemplate: { version: number; render: (subject: AgreementSubject) => string } = {
  version: 3,
  render: renderText,
};
