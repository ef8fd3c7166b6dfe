import type * as v from "valibot";
import type { DatabaseColumn, DatabaseRow, updateRowInput } from "#contract/rows.ts";
import type { TargetField } from "#contract/uploads.ts";
import { type Grant, loggedWrite } from "#worker/access/index.ts";
import type { Deps } from "#worker/deps.ts";
import { normaliseRow } from "#worker/matching/normalise/row.ts";
import type { NormalisedRow } from "#worker/matching/types.ts";
import { separateOne } from "#worker/modules/contacts/index.ts";
import { currentCrossing } from "#worker/modules/settings/index.ts";
import { isGuardFailure } from "#worker/platform/db/guard.ts";
import { problem } from "#worker/platform/http/problem.ts";
import { type Cutoffs, cutoffsAt, localDate } from "#worker/retention/index.ts";
import { refusePerson } from "../refuse-person.ts";
import { cellOf, type JoinedRow, layoutOf } from "../row-cells.rules.ts";
import { editStatements } from "../row-edit.repository.ts";
import { oneRow, readRows } from "../row-page.repository.ts";
import { toDatabaseRow } from "./list-rows.ts";

type Input = v.InferOutput<typeof updateRowInput>;

/** The row's mapped cells with the edits applied, as an upload would bring them: one normaliser for both. */
const editedCells = (columns: DatabaseColumn[], row: JoinedRow, input: Input, cutoffs: Cutoffs) => {
  const layout = layoutOf(columns);
  const cells: Partial<Record<TargetField, string>> = {};
  for (const column of columns)
    if (column.target !== null)
      cells[column.target] = input.cells[column.id] ?? cellOf(column, row, layout, cutoffs).text;
  return cells;
};

const normalise = (columns: DatabaseColumn[], row: JoinedRow, input: Input, cutoffs: Cutoffs): NormalisedRow => {
  const result = normaliseRow(row.ordinal, editedCells(columns, row, input, cutoffs));
  if (!result.ok) throw problem("rows.company_missing");
  const edited = new Set(columns.filter((column) => column.id in input.cells).map((column) => column.target));
  const wrong = result.issues.filter((issue) => issue.field !== null && edited.has(issue.field));
  if (wrong.length > 0)
    throw problem(
      "request.invalid",
      wrong.map(({ field, code }) => ({
        pointer: `/cells/${columns.find((column) => column.target === field)?.id ?? ""}`,
        code,
      })),
    );
  return result.row;
};

/**
 * Edits one row (P3-10). An edit is somebody's deliberate change, so it becomes the current value at once, with a new,
 * unverified anchor; every other row that points to the same company or contact shows it too. The version the editor saw
 * must still be there (409 `rows.version_conflict`).
 */
export const updateRow = async ({
  deps,
  grant,
  rowId,
  input,
}: {
  deps: Deps;
  grant: Grant<"row.update">;
  rowId: string;
  input: Input;
}): Promise<DatabaseRow> => {
  const assignmentId = grant.facts.assignmentId ?? "";
  const cutoffs = cutoffsAt(deps.clock.now());
  const read = () =>
    readRows(deps, grant, {
      selection: oneRow(rowId),
      assignmentId,
      purgeCutoff: cutoffs.purge,
      disclosure: "records",
    });
  const { columns, rows } = await read();
  const [row] = rows;
  if (row === undefined) throw problem("access.not_found");
  if (row.version !== input.version) throw problem("rows.version_conflict");
  if (Object.keys(input.cells).some((id) => !columns.some((column) => column.id === id)))
    throw problem("request.invalid");

  const next = normalise(columns, row, input, cutoffs);
  await refusePerson(deps, row.companyId, next);
  const before = normaliseRow(row.ordinal, editedCells(columns, row, { ...input, cells: {} }, cutoffs));
  const own =
    row.contactId !== null && next.contact !== null && (await currentCrossing(deps.db)) === "verified"
      ? await separateOne(deps.db, row.contactId, grant.facts.clientId ?? "")
      : { id: row.contactId, statements: [] };
  const edit = await editStatements(deps, grant, {
    row: { ...row, contactId: own.id },
    before: before.ok ? before.row : null,
    next,
    columns,
    input,
    todayOn: localDate(deps.clock.now()),
  });
  try {
    await loggedWrite(deps, grant, { kind: "row", id: rowId }, [...own.statements, ...edit]);
  } catch (error) {
    throw isGuardFailure(error) ? problem("rows.version_conflict") : error;
  }
  const [changed] = (await read()).rows;
  if (changed === undefined) throw problem("access.not_found");
  return toDatabaseRow(changed, columns, cutoffs);
};
