import { createUniqueId, type JSX } from "solid-js";
import { type Column, Table } from "../table/table.tsx";
import { messages } from "./messages.ts";

/** A drawing with its twin in figures: whoever can't see the one reads the other. The drawing itself is hidden from readers. */
export function Chart<Row>(props: {
  title: string;
  lead?: string | undefined;
  columns: Column<Row>[];
  rows: Row[];
  rowKey: (row: Row) => string;
  children: JSX.Element;
}) {
  const t = messages.use();
  const id = createUniqueId();
  return (
    <figure aria-labelledby={id} class="grid gap-3">
      <figcaption id={id} class="grid gap-0.5">
        <span class="font-semibold">{props.title}</span>
        {props.lead === undefined ? null : <span class="text-sm text-ink-3">{props.lead}</span>}
      </figcaption>
      <div aria-hidden="true">{props.children}</div>
      <details>
        <summary class="w-fit cursor-pointer text-sm text-brand underline underline-offset-2">{t("as_table")}</summary>
        <div class="pt-2">
          <Table label={props.title} columns={props.columns} rows={props.rows} rowKey={props.rowKey} />
        </div>
      </details>
    </figure>
  );
}
