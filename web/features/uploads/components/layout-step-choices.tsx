import { createMemo, Show } from "solid-js";
import { formatNumber } from "#web/platform/format.ts";
import { SelectField } from "#web/ui/form/select-field.tsx";
import { delimiterNames, delimiters } from "../delimiters.ts";
import { messages } from "../messages.ts";
import type { Encoding, OpenedTable } from "../reading/reader-client.ts";
import type { Wizard } from "../wizard.ts";

const encodings: readonly Encoding[] = ["utf-8", "utf-8-bom", "windows-1252", "utf-16le", "utf-16be"];
const LINES = ["1", "2", "3", "4", "5", "6"] as const;

/** What was recognised, each of it open to another choice; the file is then read again. */
export function LayoutChoices(props: { table: OpenedTable; wizard: Wizard }) {
  const t = messages.use();
  const summary = () => props.table.summary;
  const busy = () => props.wizard.reading() !== undefined;
  const isText = () => summary().kind === "text";
  /** A file can name a rarer delimiter itself (`sep=:`). */
  const others = () => [summary().delimiter ?? ""].filter((each) => each !== "" && !delimiters.some((d) => d === each));
  const rows = createMemo(() => {
    const { top, headerRow } = summary();
    const shown = top.map((record, at) => ({ row: at + 1, record }));
    // A header below the first records was chosen before, or found there.
    if (headerRow > shown.length) shown.push({ row: headerRow, record: summary().headers });
    return shown;
  });
  const describe = (record: string[]) => {
    const cells = record.map((cell) => cell.trim()).filter((cell) => cell !== "");
    const text = cells.slice(0, 4).join(" · ");
    return text === "" ? t("layout.header.empty") : text.length > 60 ? `${text.slice(0, 60)}…` : text;
  };
  return (
    <div class="grid gap-4 sm:grid-cols-2">
      <Show when={summary().sheets.length > 1}>
        <SelectField<string>
          label={t("layout.sheet")}
          value={summary().sheet ?? ""}
          disabled={busy()}
          onInput={(sheet) => void props.wizard.reread({ sheet, headerRow: undefined, headerLines: undefined })}
          options={summary().sheets.map(({ name, hidden }) => ({
            value: name,
            label: hidden ? t("layout.sheet.hidden", { name }) : name,
          }))}
        />
      </Show>
      <Show when={isText()}>
        <SelectField<Encoding>
          label={t("layout.encoding")}
          value={summary().encoding ?? ""}
          disabled={busy()}
          onInput={(encoding) => void props.wizard.reread({ encoding })}
          options={encodings.map((value) => ({ value, label: t(`encoding.${value}`) }))}
        />
        <SelectField<string>
          label={t("layout.delimiter")}
          value={summary().delimiter ?? ""}
          disabled={busy()}
          onInput={(delimiter) => void props.wizard.reread({ delimiter, headerRow: undefined, headerLines: undefined })}
          options={[
            ...delimiters.map((value) => ({ value, label: t(`delimiter.${delimiterNames[value]}`) })),
            ...others().map((value) => ({ value, label: value })),
          ]}
        />
      </Show>
      <SelectField<string>
        label={t("layout.header")}
        value={String(summary().headerRow)}
        disabled={busy()}
        onInput={(row) => void props.wizard.reread({ headerRow: Number(row), headerLines: undefined })}
        options={[
          { value: "0", label: t("layout.header.none") },
          ...rows().map(({ row, record }) => ({
            value: String(row),
            label: t("layout.header.row", { row: formatNumber(row), cells: describe(record) }),
          })),
        ]}
      />
      <Show when={summary().hasHeader}>
        <SelectField<string>
          label={t("layout.lines")}
          value={String(summary().headerLines)}
          disabled={busy()}
          onInput={(lines) => void props.wizard.reread({ headerRow: summary().headerRow, headerLines: Number(lines) })}
          options={LINES.slice(0, Math.max(3, summary().headerLines)).map((value) => ({ value, label: value }))}
        />
      </Show>
    </div>
  );
}
