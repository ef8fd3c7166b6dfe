import { defaultOutcomes, type OutcomeSettings } from "#contract/outcomes.ts";
import type { Deps } from "#worker/deps.ts";
import { openAnswers } from "#worker/modules/call-notes/index.ts";
import { answerText, findSettings } from "#worker/modules/outcomes/index.ts";
import type { Statement } from "#worker/platform/db/db.ts";
import { jsonList } from "#worker/platform/db/json-list.ts";

export interface SealedAnswersRow {
  call_id: string;
  assignment_id: string;
  ciphertext: string;
  outcome: string;
  settings_version: number;
  closed_at: string;
}

export const sealedAnswersStatement = (contactIds: readonly string[]): Statement => ({
  sql: `SELECT a.call_id, a.assignment_id, a.ciphertext, c.outcome, c.settings_version, c.closed_at FROM calls c
      JOIN call_answers a ON a.call_id = c.id
    WHERE c.contact_id IN (SELECT value FROM json_each(?)) ORDER BY c.closed_at LIMIT 500`,
  params: [jsonList(contactIds)],
});

/** What was filled in with the person's calls, in the words the questions had then; for its access answer alone (P7-9). */
export const openCallAnswers = async (deps: Deps, rows: readonly SealedAnswersRow[]) => {
  const found: { closed_at: string; question: string; value: string }[] = [];
  const settings = new Map<string, OutcomeSettings>();
  for (const row of rows) {
    const version = `${row.assignment_id} ${row.settings_version}`;
    if (!settings.has(version))
      settings.set(
        version,
        (await findSettings(deps, row.assignment_id, row.settings_version))?.settings ?? defaultOutcomes,
      );
    const asked = settings.get(version) ?? defaultOutcomes;
    const opened = (await openAnswers(deps, row.assignment_id, [row])).get(row.call_id);
    const labelled = [
      ...(asked.outcomes.find(({ key }) => key === row.outcome)?.fields ?? []).map(
        ({ key, label }) => [label, opened?.fields[key]] as const,
      ),
      ...asked.script.map(({ key, label }) => [label, opened?.script[key]] as const),
    ];
    for (const [question, answer] of labelled) {
      const value = answerText(answer);
      if (value !== "") found.push({ closed_at: row.closed_at, question, value });
    }
  }
  return found;
};
