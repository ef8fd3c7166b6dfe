import { roleWord } from "../words.ts";

/** A member of staff by name, everybody else by role and pseudonym. */
export const Who = (props: { names: Record<string, string>; role: string; pseudonym: string }) => (
  <span class="inline-flex flex-wrap items-baseline gap-x-2">
    {props.names[props.pseudonym] ?? <span class="tabular text-xs text-ink-3">{props.pseudonym}</span>}
    <span class="text-sm text-ink-2">{roleWord(props.role)}</span>
  </span>
);
