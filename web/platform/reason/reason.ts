import { createSignal } from "solid-js";

const [reason, setReason] = createSignal<string>();

/** Why the administrator looks into an assignment (`L r!`, P3-5). In memory only: a new page asks anew. */
export const statedReason = reason;

export const stateReason = (text: string): void => {
  setReason(text.trim());
};

/** The header that carries the stated reason, percent-encoded as headers are bytes; nothing before one was stated. */
export const reasonHeaders = (): Record<string, string> => {
  const text = reason();
  return text === undefined ? {} : { "x-reason": encodeURIComponent(text) };
};
