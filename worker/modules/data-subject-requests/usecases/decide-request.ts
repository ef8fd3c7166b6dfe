import type * as v from "valibot";
import type { decideInput } from "#contract/requests.ts";
import { type Grant, loggedWrite } from "#worker/access/index.ts";
import type { Deps } from "#worker/deps.ts";
import { problem } from "#worker/platform/http/problem.ts";
import { composeAnswer, nothingGathered } from "../answer.ts";
import { move, moveWithTasks, orWrongState } from "../case-file.ts";
import { judgeCorrections } from "../corrections.ts";
import { otherDirectorsStatement, taskHoldersStatement } from "../desk.repository.ts";
import { payMail } from "../owed-mail.ts";
import type { CaseRow } from "../requests.repository.ts";
import { answerPlace, type CaseContent, contentPlace, openUnder, sealUnder } from "../sealing.ts";
import { provenIds, releaseStatement } from "../subjects.repository.ts";
import { load } from "./identify-person.ts";
import { answered, forgetSubjects, runRequest } from "./run-request.ts";

/** Granting what can't be carried out would make the letter untrue. @throws 409 `requests.nothing_to_correct` */
const somethingToCorrect = async (deps: Deps, row: CaseRow) => {
  const { submission } = await openUnder<CaseContent>(deps, row.key_id, contentPlace(row.id), row.content);
  const judged = await judgeCorrections(deps, submission, await provenIds(deps.db, row.id));
  if (!judged.some(({ verdict }) => verdict === "possible")) throw problem("requests.nothing_to_correct");
};

/**
 * A director's decision. Granting is carried out at once, except an erasure, which waits for a second person (P7-6);
 * refusing answers with its reason and the ways to complain (P7-4).
 */
export const decideRequest = async (
  deps: Deps,
  grant: Grant<"request.decide">,
  requestId: string,
  input: v.InferOutput<typeof decideInput>,
) => {
  const row = await load(deps, requestId);
  const by = { role: grant.actor.role };
  const record = { kind: "request", id: requestId } as const;
  if (input.decision === "grant") {
    if (row.kind === "rectification") await somethingToCorrect(deps, row);
    const step = await moveWithTasks(deps, row, { what: "decide", by: grant.actor.userId }, { ...by, what: "decided" });
    await orWrongState(loggedWrite(deps, grant, record, step.statements));
    return runRequest(deps, requestId);
  }
  const refused = { ...row, refusal: input.reason };
  const answer = composeAnswer(deps, refused, "refused", nothingGathered, { notesMarked: 0, clientsTold: 0 });
  const sealed = await sealUnder(deps, row.key_id, answerPlace(row.id), answer);
  const set = { ...answered(deps), refusal: input.reason, answer: sealed };
  const step = move(deps, row, { what: "refuse", by: grant.actor.userId }, { ...by, set });
  await orWrongState(
    loggedWrite(deps, grant, record, [releaseStatement(row.id), ...forgetSubjects(row.id), ...step.statements]),
  );
  await payMail(deps, requestId);
};

/** A supervisor is the second person only where there is no other director, and of the person's own assignments (P7-6). */
const mayBeSecond = async (
  deps: Deps,
  grant: Grant<"request.approve">,
  requestId: string,
  decidedBy: string | null,
) => {
  if (grant.actor.role === "director") return;
  const [others, holders] = await deps.db.batch([
    otherDirectorsStatement(decidedBy ?? ""),
    taskHoldersStatement(requestId, grant.actor.userId),
  ]);
  const alone = ((others?.rows[0] as { n: number } | undefined)?.n ?? 0) === 0;
  const held = holders?.rows[0] as { tasks: number; own: number } | undefined;
  const holds = (held?.own ?? 0) > 0;
  // Nobody holds the person: then any supervisor, since only the refusal of what was typed remains to be done.
  if (!holds && !(alone && (held?.tasks ?? 0) === 0)) throw problem("access.not_found");
  if (!alone) throw problem("access.forbidden");
};

/** The second person agrees, and the erasure is carried out; or sends it back, and it is decided anew. */
export const approveRequest = async (
  deps: Deps,
  grant: Grant<"request.approve">,
  requestId: string,
  { agrees }: { agrees: boolean },
) => {
  const row = await load(deps, requestId);
  await mayBeSecond(deps, grant, requestId, row.decided_by);
  const by = grant.actor.userId;
  const step = agrees
    ? await moveWithTasks(deps, row, { what: "approve", by }, { role: grant.actor.role })
    : move(deps, row, { what: "send_back", by }, { role: grant.actor.role, what: "sent_back" });
  await orWrongState(loggedWrite(deps, grant, { kind: "request", id: requestId }, step.statements));
  await runRequest(deps, requestId);
};
