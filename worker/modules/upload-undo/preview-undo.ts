import type { UndoItem, UploadUndo } from "#contract/upload-undo.ts";
import { type Grant, loggedRead } from "#worker/access/index.ts";
import type { Deps } from "#worker/deps.ts";
import { nowIso } from "#worker/platform/clock.ts";
import { problem } from "#worker/platform/http/problem.ts";
import { localDate, purgeCutoff, SCHEDULE } from "#worker/retention/index.ts";
import {
  changedRowItemsStatement,
  mergeItemsStatement,
  rowItemsStatement,
  toGroups,
  type UndoSubject,
  uploadStatement,
  valueItemsStatement,
} from "./classify.repository.ts";
import { companyUndo, ownCompanies } from "./company-undo.ts";

type Stored = Omit<UndoSubject, "tooLate" | "now" | "valueCutoff"> & { report: string | null };
const PAGE = 500;

/** The upload, and the report of an undo that began before. Error: 404. */
export const findSubject = async (deps: Deps, uploadId: string) => {
  const stored = await deps.db.first<Stored>(uploadStatement(uploadId));
  if (stored === null) throw problem("access.not_found");
  const now = deps.clock.now();
  const { report, ...upload } = stored;
  const subject: UndoSubject = {
    ...upload,
    tooLate: localDate(new Date(upload.createdAt)) <= purgeCutoff(now, SCHEDULE.supersededCopy),
    now: nowIso(deps.clock),
    valueCutoff: purgeCutoff(now, SCHEDULE.contactValue),
  };
  return { subject, report: report === null ? null : (JSON.parse(report) as UploadUndo) };
};

/** What the undo of an upload would do now, in three groups; of one that began, what it found then. */
export const previewUndo = async (
  deps: Deps,
  grant: Grant<"upload.read" | "upload.undo">,
  uploadId: string,
): Promise<UploadUndo> => {
  const { subject, report } = await findSubject(deps, uploadId);
  const looked = { kind: "upload" as const, id: uploadId };
  if (report !== null) {
    await loggedRead(deps, grant, looked, []);
    return { ...report, undoneAt: subject.undoneAt };
  }
  const results = await loggedRead(deps, grant, looked, [
    rowItemsStatement(subject),
    changedRowItemsStatement(subject),
    valueItemsStatement(subject),
    mergeItemsStatement(subject),
  ]);
  const items = results.flatMap(({ rows }) => rows as UndoItem[]);
  for (let after = ""; ; ) {
    const page = await companyUndo(deps, subject, after, PAGE);
    const own = await ownCompanies(deps, subject, page.ids);
    items.push(...page.items.filter(({ companyId }) => own.has(companyId)).map(({ companyId: _, ...item }) => item));
    const last = page.ids.at(-1);
    if (page.ids.length < PAGE || last === undefined) break;
    after = last;
  }
  return toGroups(subject, items);
};
