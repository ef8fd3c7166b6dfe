import type { CardContact, LeadCard, UndoneLead } from "#contract/desk.ts";
import type { OutcomeConfig } from "#contract/outcomes.ts";
import { toWallTime, type WallTime } from "#web/platform/wall-time.ts";
import { answerIssues, answersOf, typedOf } from "#web/ui/outcomes/typed-answers.ts";
import { callbackInstant } from "./callback-times.ts";

/** What the agent has filled in so far; in memory only. */
export interface Draft {
  /** The key of an outcome of the card. */
  outcome: string | null;
  /** What was typed into the fields of outcomes and of the script, by key; kept when another outcome is chosen. */
  fields: Record<string, string>;
  script: Record<string, string>;
  note: string;
  introduced: boolean;
  callback: WallTime;
  callbackFor: "me" | "anyone";
}

export const emptyDraft = (): Draft => ({
  outcome: null,
  fields: {},
  script: {},
  note: "",
  introduced: false,
  callback: { date: "", time: "" },
  callbackFor: "me",
});

/** What the agent had filled in, as the server gives it back with an undone call. */
export const writtenDraft = ({ written, ...card }: UndoneLead): Draft => ({
  outcome: written.outcome,
  fields: typedOf(chosenOf(written, card)?.fields ?? [], written.fields),
  script: typedOf(card.scriptFields, written.script),
  note: written.note,
  introduced: written.introduced,
  callback: written.callbackAt === null ? emptyDraft().callback : toWallTime(Date.parse(written.callbackAt)),
  callbackFor: written.callbackFor,
});

export type Missing = "outcome" | "checks" | "callback" | "introduction" | "script" | "note" | "fields";
type Endings = Pick<LeadCard, "outcomes" | "scriptFields">;

export const chosenOf = (draft: Pick<Draft, "outcome">, card: Pick<LeadCard, "outcomes">): OutcomeConfig | undefined =>
  card.outcomes.find(({ key }) => key === draft.outcome);

/** The script's questions where an answer is needed: not when nobody was spoken with. */
const scriptOf = (outcome: OutcomeConfig, { scriptFields }: Endings) =>
  outcome.spoke ? scriptFields : scriptFields.map((field) => ({ ...field, required: false }));

/** What is wrong with the answers, by field. */
export const issuesOf = (draft: Draft, card: Endings) => {
  const outcome = chosenOf(draft, card);
  if (outcome === undefined) return { fields: {}, script: {} };
  return {
    fields: answerIssues(outcome.fields, draft.fields),
    script: answerIssues(scriptOf(outcome, card), draft.script),
  };
};

/** Values shown for a check and not ended yet; they must end before the call closes (P4.2-8). */
export const openChecks = (contacts: readonly CardContact[]): number =>
  contacts.flatMap((contact) => contact.values).filter((value) => value.state === "checking").length;

/** What the server would ask for before it closes the call (P4.3-1, P4.2-8, L-3), in the order of the screen. */
export const missingFor = (
  draft: Draft,
  card: Pick<LeadCard, "contacts" | "firstCall"> & Endings,
  nowMs: number,
): Missing[] => {
  const missing: Missing[] = [];
  if (openChecks(card.contacts) > 0) missing.push("checks");
  const outcome = chosenOf(draft, card);
  if (outcome === undefined) return [...missing, "outcome"];
  const issues = issuesOf(draft, card);
  if (outcome.spoke && card.firstCall && !draft.introduced) missing.push("introduction");
  if (Object.keys(issues.script).length > 0) missing.push("script");
  if (outcome.spoke && draft.note.trim() === "") missing.push("note");
  if (Object.keys(issues.fields).length > 0) missing.push("fields");
  if (outcome.effect === "callback" && callbackInstant(draft.callback, nowMs) === null) missing.push("callback");
  return missing;
};

/** The body of the close request. @param contactId whom the agent spoke with, if the card still holds the person */
export const closeBody = (
  draft: Draft,
  outcome: OutcomeConfig,
  card: Endings & Pick<LeadCard, "settingsVersion">,
  contactId: string | null,
  nowMs: number,
) => {
  const at = outcome.effect === "callback" ? callbackInstant(draft.callback, nowMs) : null;
  return {
    outcome: outcome.key,
    settingsVersion: card.settingsVersion,
    fields: answersOf(outcome.fields, draft.fields),
    script: answersOf(card.scriptFields, draft.script),
    note: draft.note.trim(),
    introduced: draft.introduced,
    ...(outcome.spoke && contactId !== null ? { contactId } : {}),
    ...(at === null ? {} : { callbackAt: at, callbackFor: draft.callbackFor }),
  };
};
