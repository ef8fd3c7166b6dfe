import { For } from "solid-js";
import { formatNumber } from "#web/platform/format.ts";
import { columnOf } from "../../mapping.ts";
import { messages } from "../../messages.ts";
import type { RowView } from "../../rows/row-views.ts";
import type { Wizard } from "../../wizard.ts";
import { issueText, issueTitle } from "../../words.ts";

/** Where, what was found, what was expected: "Regel 42, kolom Telefoon: …". */
export function CellNote(props: { row: RowView; column: number; wizard: Wizard }) {
  const t = messages.use();
  const issues = () =>
    props.row.issues.filter((issue) => {
      const at = columnOf(props.wizard.columns, issue.field);
      return at === props.column || at < 0;
    });
  const value = () => (props.row.cells[props.column] ?? "").trim().slice(0, 80);
  return (
    <>
      <span class="tabular font-medium text-ink">
        {t("check.line", { row: formatNumber(props.row.row) })},{" "}
        {t("check.column", { column: props.wizard.columns[props.column]?.header ?? "" })}:
      </span>{" "}
      <span class="wrap-anywhere">
        {value() ? t("check.found", { value: `‘${value()}’` }) : t("check.found_empty")}
      </span>
      <For each={issues()}>
        {(issue) => (
          <span>
            {" · "}
            <strong class="font-medium">{issueTitle(issue.code)}.</strong> {issueText(issue.code)}
          </span>
        )}
      </For>
    </>
  );
}
