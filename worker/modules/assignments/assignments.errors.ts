import { problem } from "#worker/platform/http/problem.ts";
import type { Refusal } from "./assignments.rules.ts";

export const refused = (reason: Refusal) => problem(`assignments.${reason}`);
export const notFound = () => problem("access.not_found");
