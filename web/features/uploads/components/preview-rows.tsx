import { createMemo, createResource, createSignal, Show } from "solid-js";
import { formatNumber } from "#web/platform/format.ts";
import { Card } from "#web/ui/card.tsx";
import { SelectField } from "#web/ui/form/select-field.tsx";
import { Table } from "#web/ui/table/table.tsx";
import { columnOf } from "../mapping.ts";
import { messages } from "../messages.ts";
import type { PreviewTotals } from "../preview/totals.ts";
import type { Wizard } from "../wizard.ts";
import { fieldTitle } from "../words.ts";

type Kind = "changed" | "doubtful" | "held";
interface Line {
  row: number;
  text: string;
}
const SHOWN = 200;

/** Which rows change what, which are doubtful and which wait; their names come from the file itself. */
export function PreviewRowsCard(props: { totals: PreviewTotals; wizard: Wizard }) {
  const t = messages.use();
  const lines = createMemo(
    (): Record<Kind, Line[]> => ({
      changed: props.totals.changes.map(({ row, kind, fields }) => ({
        row,
        text: fields.map((field) => fieldTitle(`${kind}.${field}`)).join(", "),
      })),
      doubtful: props.totals.doubts.map(({ kind, rows }) => ({
        row: rows.at(-1) ?? 0,
        text:
          rows.length > 1 ? t(`doubt.${kind}.row`, { row: formatNumber(rows[0] ?? 0) }) : t(`doubt.${kind}.database`),
      })),
      held: props.totals.held.map((row) => ({ row, text: t("preview.held") })),
    }),
  );
  const kinds = () => (["changed", "doubtful", "held"] as const).filter((kind) => lines()[kind].length > 0);
  const [chosen, setChosen] = createSignal<Kind>();
  const kind = () => chosen() ?? kinds()[0];
  const shown = () => lines()[kind() ?? "changed"].slice(0, SHOWN);
  const [names] = createResource(
    () => ({ table: props.wizard.table(), rows: shown().map(({ row }) => row) }),
    async ({ table, rows }) => {
      const views = (await table?.ask({ do: "views", rows: [...new Set(rows)] }).catch(() => [])) ?? [];
      const at = columnOf(props.wizard.columns, "companyName");
      return new Map(views.map(({ row, cells }) => [row, cells[at] ?? ""]));
    },
  );
  return (
    <Show when={kinds().length > 0}>
      <Card
        flush
        title={t("preview.rows")}
        actions={
          <SelectField<Kind>
            label={t("preview.rows")}
            hideLabel
            value={kind() ?? "changed"}
            onInput={setChosen}
            options={kinds().map((value) => ({ value, label: t(`preview.rows.${value}`) }))}
          />
        }
      >
        <Table
          label={t("preview.rows")}
          rows={shown()}
          rowKey={(line) => `${line.row} ${line.text}`}
          maxHeightClass="max-h-96"
          columns={[
            {
              id: "row",
              header: t("report.row"),
              cell: (line) => (
                <span class="tabular">
                  <span class="sm:hidden">{t("report.row")} </span>
                  {formatNumber(line.row)}
                </span>
              ),
            },
            { id: "name", header: t("target.companyName"), cell: (line) => names.latest?.get(line.row) ?? "" },
            { id: "text", header: t("preview.what"), cell: (line) => line.text },
          ]}
        />
        <Show when={lines()[kind() ?? "changed"].length > SHOWN}>
          <p class="border-t border-line px-4 py-2 text-xs text-ink-3">
            {t("preview.rows.more", { n: formatNumber(SHOWN) })}
          </p>
        </Show>
      </Card>
    </Show>
  );
}
