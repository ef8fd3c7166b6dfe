import { problem } from "#worker/platform/http/problem.ts";

export const alreadySigned = () => problem("agreements.already_signed");
export const notSigned = () => problem("agreements.not_signed");
export const textChanged = () => problem("agreements.text_changed");
