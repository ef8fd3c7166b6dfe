import { type AnswerField, appointmentKeys, defaultOutcomes, type OutcomeSettings } from "#contract/outcomes.ts";
import { localParts } from "../appointments/index.ts";
import type { StoredAnswers } from "../call-notes/index.ts";
import { formatContactName } from "../contacts/index.ts";
import { answerText, outcomeWord } from "../outcomes/index.ts";

/** A closed call of a lead on the page, oldest first within its lead. */
export interface ResultCall {
  call_id: string;
  lead_id: string;
  outcome: string;
  outcome_label: string | null;
  corrected: string | null;
  corrected_label: string | null;
  settings_version: number;
  starts_at: string | null;
  appointment_state: "planned" | "cancelled" | null;
  contact_name: string | null;
  ciphertext: string | null;
}

/** All sets of fields an assignment has had, by version; 0 is the built-in one. */
export type Versions = readonly OutcomeSettings[];

const fieldsOf = (settings: OutcomeSettings): AnswerField[] => [
  ...settings.outcomes.flatMap(({ fields }) => fields),
  ...settings.script,
];

/**
 * The columns of fields: those of today first, then those that only earlier calls had. Fields of one label share a
 * column; a built-in set that was replaced is named only where a call was closed by it.
 */
export const resultLabels = (versions: Versions, usesDefault: boolean): string[] => {
  const inUse = versions.length === 1 || usesDefault ? versions : versions.slice(1);
  return [
    ...new Set(
      inUse
        .toReversed()
        .flatMap(fieldsOf)
        .map(({ label }) => label),
    ),
  ];
};

const cellsOf = (call: ResultCall, versions: Versions, answers: StoredAnswers | undefined): Map<string, string> => {
  const settings = versions[call.settings_version] ?? defaultOutcomes;
  const outcome = settings.outcomes.find(({ key }) => key === call.outcome);
  const cells = new Map<string, string>();
  const put = (label: string, text: string) => text !== "" && cells.set(label, text);
  const moment = outcome === undefined ? null : appointmentKeys(outcome);
  const planned = call.starts_at === null || call.appointment_state !== "planned" ? null : localParts(call.starts_at);
  for (const field of outcome?.fields ?? []) {
    // An appointment shows as it stands now: moved, or gone.
    if (field.key === moment?.date) cells.set(field.label, planned?.date ?? "");
    else if (field.key === moment?.time) cells.set(field.label, planned?.time ?? "");
    else if (field.type === "contact")
      cells.set(field.label, call.contact_name === null ? "" : formatContactName(call.contact_name));
    else put(field.label, answerText(answers?.fields[field.key]));
  }
  for (const field of settings.script) put(field.label, answerText(answers?.script[field.key]));
  return cells;
};

const wordOf = (call: ResultCall): string => {
  if (call.corrected !== null) return outcomeWord(call.corrected, call.corrected_label)?.label ?? "";
  const label = call.outcome === "objection" ? "Verzet" : (outcomeWord(call.outcome, call.outcome_label)?.label ?? "");
  return call.appointment_state === "cancelled" ? `${label} (afgezegd)` : label;
};

/** The last outcome of a lead, and of each field the latest answer. */
export const resultCells = (
  calls: readonly ResultCall[],
  labels: readonly string[],
  versions: Versions,
  answers: ReadonlyMap<string, StoredAnswers>,
): string[] => {
  const known = new Map<string, string>();
  for (const call of calls)
    for (const [label, text] of cellsOf(call, versions, answers.get(call.call_id))) known.set(label, text);
  const last = calls.at(-1);
  return [last === undefined ? "" : wordOf(last), ...labels.map((label) => known.get(label) ?? "")];
};
