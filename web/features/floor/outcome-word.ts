import { messages } from "./messages.ts";

const known = [
  "appointment",
  "interested",
  "not_interested",
  "callback",
  "no_answer",
  "busy",
  "wrong_number",
  "ceased",
  "objection",
] as const;

/** How an outcome is called here. */
export function useOutcomeWord() {
  const t = messages.use();
  return (outcome: string) => t(`outcome.${known.find((each) => each === outcome) ?? "other"}`);
}
