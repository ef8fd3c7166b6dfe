import { type AgreementSubject, renderV1 } from "./v1.nl.ts";

export type { AgreementSubject } from "./v1.nl.ts";

/** The version that is signed today. A changed text is a new file and a higher number; signed texts are stored whole. */
export const currentTemplate: { version: number; render: (subject: AgreementSubject) => string } = {
  version: 1,
  render: renderV1,
};
