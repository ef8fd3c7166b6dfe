import { defaultLabel } from "#contract/outcomes.ts";
import { nl } from "./messages.nl.ts";
import { messages } from "./messages.ts";

type Known = Extract<keyof typeof nl, `outcome.${string}`>;

/** An outcome's word: the supervisor's own as it was written, a built-in one in the reader's language; reactive. */
export function outcomeText({ key, label }: { key: string; label: string }): string {
  const known = `outcome.${key}` as Known;
  const builtIn = known in nl && (label === defaultLabel(key) || key === "objection");
  return builtIn ? messages.use()(known) : label;
}
