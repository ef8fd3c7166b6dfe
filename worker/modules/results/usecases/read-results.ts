import { defaultOutcomes } from "#contract/outcomes.ts";
import type { ResultsView } from "#contract/results.ts";
import type { Grant } from "#worker/access/index.ts";
import type { Deps } from "#worker/deps.ts";
import { allSettings, outcomeWord } from "#worker/modules/outcomes/index.ts";
import { localDate } from "#worker/retention/calendar.ts";
import { findResults, type OutcomeRow } from "../results.repository.ts";
import { fromFirstCall, weeksUntil } from "../results.rules.ts";

/** One line an outcome, whatever the version it was chosen in, under the newest word it has. */
const byOutcome = (rows: OutcomeRow[], labels: Map<string, string>): ResultsView["outcomes"] => {
  const lines = new Map<string, { calls: number; positive: number }>();
  for (const { outcome, calls, positive } of rows) {
    const line = lines.get(outcome) ?? { calls: 0, positive: 0 };
    lines.set(outcome, { calls: line.calls + calls, positive: line.positive + positive });
  }
  return [...lines]
    .map(([key, { calls, positive }]) => ({
      outcome: outcomeWord(key, labels.get(key) ?? null) ?? { key, label: key },
      calls,
      positive: positive > 0,
    }))
    .sort((a, b) => b.calls - a.calls || (a.outcome.key < b.outcome.key ? -1 : 1));
};

/** What was done for the granted assignment, in numbers. */
export const readResults = async ({
  grant,
  deps,
}: {
  grant: Grant<"result.read">;
  deps: Deps;
}): Promise<ResultsView> => {
  const versions = [defaultOutcomes, ...(await allSettings(deps, grant.facts.assignmentId ?? ""))];
  const labels = new Map(versions.flatMap(({ outcomes }) => outcomes.map(({ key, label }) => [key, label] as const)));
  const spoke = versions.flatMap(({ outcomes }, version) =>
    outcomes.filter((outcome) => outcome.spoke).map(({ key }) => `${version} ${key}`),
  );
  // The desk's own outcome: somebody said not to want this.
  const objections = versions.map((_, version) => `${version} objection`);
  const weeks = weeksUntil(localDate(deps.clock.now()));
  const found = await findResults(deps, grant, { spoke: [...spoke, ...objections], weeks });
  const checked = (result: string) => found.checks.find((row) => row.result === result)?.n ?? 0;
  return {
    reach: found.reach,
    calls: found.outcomes.reduce((sum, { calls }) => sum + calls, 0),
    outcomes: byOutcome(found.outcomes, labels),
    weeks: fromFirstCall(found.weeks),
    checks: {
      correct: checked("correct"),
      changed: checked("changed"),
      left: checked("left"),
      uncheckable: checked("uncheckable"),
    },
    corrected: found.corrected + checked("changed"),
  };
};
