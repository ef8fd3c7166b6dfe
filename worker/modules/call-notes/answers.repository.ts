import type { Answers } from "#contract/outcomes.ts";
import type { Deps } from "#worker/deps.ts";
import type { Statement } from "#worker/platform/db/db.ts";
import { jsonList } from "#worker/platform/db/json-list.ts";
import { decryptNotes, sealNote } from "./note-cipher.ts";

export interface StoredAnswers {
  fields: Answers;
  script: Answers;
}

/** What was filled in with a call, under the assignment's key and bound to the call (P4.3-4); none where nothing was. */
export const answersStatements = async (
  deps: Deps,
  call: { id: string; assignmentId: string },
  answers: StoredAnswers,
): Promise<Statement[]> => {
  if (Object.keys(answers.fields).length + Object.keys(answers.script).length === 0) return [];
  const ciphertext = await sealNote(deps, call.assignmentId, call.id, JSON.stringify(answers));
  return [
    {
      sql: "INSERT INTO call_answers (call_id, assignment_id, ciphertext) VALUES (?, ?, ?)",
      params: [call.id, call.assignmentId, ciphertext],
    },
  ];
};

/** Opens answers of one assignment by call id. The caller has read the rows through `loggedRead`. */
export const openAnswers = async (
  deps: Deps,
  assignmentId: string,
  rows: readonly { call_id: string; ciphertext: string | null }[],
): Promise<Map<string, StoredAnswers>> => {
  const sealed = rows.flatMap(({ call_id, ciphertext }) => (ciphertext === null ? [] : [{ id: call_id, ciphertext }]));
  const opened = await decryptNotes(deps, assignmentId, sealed);
  return new Map(opened.map(({ id, text }) => [id, JSON.parse(text) as StoredAnswers]));
};

/** What was filled in about these persons goes for good (P7-6); while their calls still name them. */
export const forgetAnswersStatement = (contactIds: readonly string[]): Statement => ({
  sql: `DELETE FROM call_answers WHERE call_id IN
    (SELECT id FROM calls WHERE contact_id IN (SELECT value FROM json_each(?)))`,
  params: [jsonList(contactIds)],
});
