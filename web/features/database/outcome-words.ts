/** Outcomes that have a word of their own here. */
export const outcomeWords = [
  "appointment",
  "interested",
  "not_interested",
  "callback",
  "no_answer",
  "busy",
  "wrong_number",
  "ceased",
] as const;
