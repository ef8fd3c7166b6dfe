import { createMemo } from "solid-js";
import { formatNumber } from "#web/platform/format.ts";
import { CheckboxField } from "#web/ui/form/checkbox-field.tsx";
import { SelectField } from "#web/ui/form/select-field.tsx";
import { messages } from "../messages.ts";
import { issueCodes } from "../rows/issue-codes.ts";
import type { RowFilter, RowsState } from "../rows/row-views.ts";
import type { Wizard } from "../wizard.ts";
import { issueTitle, repairTitle } from "../words.ts";

/** Which rows the grid shows: only those with errors by one tick, one kind by the list. */
export function FilterBar(props: {
  checked: RowsState;
  wizard: Wizard;
  filter: RowFilter;
  onFilter: (filter: RowFilter) => void;
}) {
  const t = messages.use();
  const n = formatNumber;
  const options = createMemo(() => {
    const { checked } = props;
    const counts: Record<string, number> = { ...checked.infos, ...checked.warnings, ...checked.errors };
    const all = checked.ok + checked.refused + checked.discarded;
    const list: { value: RowFilter; label: string }[] = [
      { value: "all", label: t("filter.all", { n: n(all) }) },
      { value: "problems", label: t("filter.problems") },
      { value: "errors", label: t("filter.errors", { n: n(checked.rows.errors) }) },
      { value: "warnings", label: t("filter.warnings", { n: n(checked.rows.warnings) }) },
      { value: "infos", label: t("filter.infos", { n: n(checked.rows.infos) }) },
      { value: "edited", label: t("filter.edited", { n: n(checked.edited) }) },
      { value: "discarded", label: t("filter.discarded", { n: n(checked.discarded) }) },
    ];
    if (checked.redo > 0 || props.filter === "redo")
      list.push({ value: "redo", label: t("filter.redo", { n: n(checked.redo) }) });
    for (const code of issueCodes)
      if (counts[code] || props.filter === `code:${code}`)
        list.push({ value: `code:${code}`, label: issueTitle(code) });
    for (const { id, count } of checked.repairs)
      if (count > 0 || props.filter === `repair:${id}`)
        list.push({ value: `repair:${id}`, label: repairTitle(id, count) });
    return list;
  });
  return (
    <div class="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
      <CheckboxField
        label={t("filter.only_errors")}
        checked={props.filter === "errors"}
        onInput={(on) => props.onFilter(on ? "errors" : "all")}
      />
      <SelectField<RowFilter>
        label={t("filter.label")}
        hideLabel
        class="min-w-60"
        value={props.filter}
        onInput={props.onFilter}
        options={options()}
      />
    </div>
  );
}
