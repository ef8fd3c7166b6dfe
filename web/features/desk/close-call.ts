import { type CardContact, type LeadCard, type Outcome, outcomes } from "#contract/desk.ts";
import type { WallTime } from "./amsterdam.ts";
import { callbackInstant } from "./callback-times.ts";

/** What the agent has filled in so far; in memory only. */
export interface Draft {
  outcome: Outcome | null;
  note: string;
  introduced: boolean;
  callback: WallTime;
  callbackFor: "me" | "anyone";
}

export const emptyDraft = (): Draft => ({
  outcome: null,
  note: "",
  introduced: false,
  callback: { date: "", time: "" },
  callbackFor: "me",
});

export type Missing = "outcome" | "checks" | "callback" | "introduction" | "note";

/** Values shown for a check and not ended yet; they must end before the call closes (P4.2-8). */
export const openChecks = (contacts: readonly CardContact[]): number =>
  contacts.flatMap((contact) => contact.values).filter((value) => value.state === "checking").length;

/** What the server would ask for before it closes the call (P4.3-1, P4.2-8, L-3), in the order of the screen. */
export const missingFor = (draft: Draft, card: Pick<LeadCard, "contacts" | "firstCall">, nowMs: number): Missing[] => {
  const missing: Missing[] = [];
  if (openChecks(card.contacts) > 0) missing.push("checks");
  if (draft.outcome === null) return [...missing, "outcome"];
  const { spoke } = outcomes[draft.outcome];
  if (spoke && card.firstCall && !draft.introduced) missing.push("introduction");
  if (spoke && draft.note.trim() === "") missing.push("note");
  if (draft.outcome === "callback" && callbackInstant(draft.callback, nowMs) === null) missing.push("callback");
  return missing;
};

/** The body of the close request. @param contactId whom the agent spoke with, if the card still holds the person */
export const closeBody = (draft: Draft & { outcome: Outcome }, contactId: string | null, nowMs: number) => {
  const at = draft.outcome === "callback" ? callbackInstant(draft.callback, nowMs) : null;
  return {
    outcome: draft.outcome,
    note: draft.note.trim(),
    introduced: draft.introduced,
    ...(outcomes[draft.outcome].spoke && contactId !== null ? { contactId } : {}),
    ...(at === null ? {} : { callbackAt: at, callbackFor: draft.callbackFor }),
  };
};
