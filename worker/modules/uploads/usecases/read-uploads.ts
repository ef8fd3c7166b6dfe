import type { Page } from "#contract/common.ts";
import type { UploadColumn, UploadRefusal, UploadView } from "#contract/uploads.ts";
import { type Grant, loggedRead } from "#worker/access/index.ts";
import type { Deps } from "#worker/deps.ts";
import { nowIso } from "#worker/platform/clock.ts";
import { decodeCursor, toPage } from "#worker/platform/db/paging.ts";
import { problem } from "#worker/platform/http/problem.ts";
import {
  clientColumnsStatement,
  refusalsStatement,
  toRefusal,
  toUploads,
  uploadByIdStatements,
  uploadsOfAssignmentStatements,
  uploadView,
} from "../uploads.repository.ts";

/** All uploads of a database, newest first. */
export const listUploads = async (
  deps: Deps,
  grant: Grant<"upload.list">,
  assignmentId: string,
): Promise<Page<UploadView>> => {
  const looked = {
    sql: "SELECT id AS record_id, NULL AS subject_id FROM uploads WHERE assignment_id = ?",
    params: [assignmentId],
  };
  const results = await loggedRead(
    deps,
    grant,
    { kind: "upload", records: looked },
    uploadsOfAssignmentStatements(assignmentId, nowIso(deps.clock)),
  );
  return { items: toUploads(results).map(uploadView), next: null };
};

export const readUpload = async (deps: Deps, grant: Grant<"upload.read">, uploadId: string): Promise<UploadView> => {
  const results = await loggedRead(
    deps,
    grant,
    { kind: "upload", id: uploadId },
    uploadByIdStatements(uploadId, nowIso(deps.clock)),
  );
  const [upload] = toUploads(results);
  if (upload === undefined) throw problem("access.not_found");
  return uploadView(upload);
};

/** The refused rows by record number with their reasons; never a value (P2-4). */
export const listRefusals = async (
  deps: Deps,
  grant: Grant<"upload.read">,
  uploadId: string,
  page: { after?: string | undefined; limit?: number | undefined },
): Promise<Page<UploadRefusal>> => {
  const limit = page.limit ?? 100;
  const [after = 0] = decodeCursor(page.after) ?? [];
  const [result] = await loggedRead(deps, grant, { kind: "upload", id: uploadId }, [
    refusalsStatement(uploadId, Number(after), limit + 1),
  ]);
  return toPage(
    (result?.rows ?? []).map(toRefusal),
    limit,
    ({ rowNumber }) => [rowNumber],
    (refusal) => refusal,
  );
};

/**
 * What columns meant in this client's earlier uploads, this database's own first: the next file's mapping starts there.
 * Headings only, never a value.
 */
export const knownColumns = async (
  deps: Deps,
  grant: Grant<"upload.list">,
  assignmentId: string,
): Promise<{ items: UploadColumn[] }> => {
  const [found] = await loggedRead(deps, grant, { kind: "assignment", id: assignmentId }, [
    clientColumnsStatement(assignmentId),
  ]);
  return { items: (found?.rows ?? []) as UploadColumn[] };
};
