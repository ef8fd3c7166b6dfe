import type { UploadView } from "#contract/uploads.ts";
import { type Grant, loggedWrite } from "#worker/access/index.ts";
import type { Deps } from "#worker/deps.ts";
import { nowIso } from "#worker/platform/clock.ts";
import { problem } from "#worker/platform/http/problem.ts";
import { noticeStatements } from "../../notices/index.ts";
import { finishStatement, toUploads, type Upload, uploadByIdStatements, uploadView } from "../uploads.repository.ts";
import { missingRanges } from "../uploads.rules.ts";

/** Closes an upload whose rows all arrived. Twice is no error. Error: 409 `uploads.incomplete`, naming the missing rows. */
export const finishUpload = async ({
  deps,
  grant,
  uploadId,
}: {
  deps: Deps;
  grant: Grant<"upload.create">;
  uploadId: string;
}): Promise<UploadView> => {
  const at = nowIso(deps.clock);
  const [upload] = toUploads(await deps.db.batch(uploadByIdStatements(uploadId, at)));
  if (upload === undefined) throw problem("access.not_found");
  const missing = missingRanges(upload.applied, upload.rowCount);
  if (missing.length > 0)
    throw problem(
      "uploads.incomplete",
      missing
        .slice(0, 50)
        .map(({ firstRow, lastRow }) => ({ pointer: `/rows/${firstRow}-${lastRow}`, code: "missing" })),
    );
  const view = uploadByIdStatements(uploadId, at);
  const tell = noticeStatements(deps, {
    clientId: grant.facts.clientId ?? "",
    assignmentId: grant.facts.assignmentId ?? "",
    kind: "upload_report",
    recordId: uploadId,
    by: grant.actor.userId,
  });
  const results = await loggedWrite(deps, grant, { kind: "upload", id: uploadId, count: upload.rowCount }, [
    finishStatement(uploadId, at),
    ...(upload.state === "running" ? tell : []),
    ...view,
  ]);
  return uploadView(toUploads(results.slice(-view.length))[0] as Upload);
};
