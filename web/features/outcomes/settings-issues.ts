import * as v from "valibot";
import { type OutcomeSettings, outcomeSettings } from "#contract/outcomes.ts";

export type IssueKind = "label" | "choices" | "appointment" | "numbers" | "fields" | "outcomes";

/** What stands in the way of saving, and at which outcome; null for the list as a whole or the script. */
export interface SettingsIssue {
  kind: IssueKind;
  outcomeKey: string | null;
}

const kindOf = (path: readonly string[]): IssueKind => {
  const last = path.at(-1);
  if (last === "label" || last === "choices" || last === "appointment") return last;
  // An item of a list of choices.
  if (path.includes("choices")) return "choices";
  if (last === "maxAttempts" || last === "restMinutes" || last === "minutes") return "numbers";
  return last === "outcomes" ? "outcomes" : "fields";
};

export const settingsIssues = (settings: OutcomeSettings): SettingsIssue[] => {
  const result = v.safeParse(outcomeSettings, settings);
  if (result.success) return [];
  return result.issues.map((issue) => {
    const path = (issue.path ?? []).map(({ key }) => String(key));
    const outcome = path[0] === "outcomes" && path.length > 1 ? settings.outcomes[Number(path[1])] : undefined;
    return { kind: kindOf(path), outcomeKey: outcome?.key ?? null };
  });
};
