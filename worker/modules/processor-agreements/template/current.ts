import type { AgreementSubject } from "./v1.nl.ts";
import { renderV3 } from "./v3.nl.ts";

export type { AgreementSubject } from "./v1.nl.ts";

/** The version that is signed today. A changed text is a new file and a higher number; signed texts are stored whole. */
export const currentTemplate: { version: number; render: (subject: AgreementSubject) => string } = {
  version: 3,
  render: renderV3,
};
