import { onMount, Show } from "solid-js";
import type { DatabaseColumn, DatabaseRow } from "#contract/rows.ts";
import { formatDate, formatNumber } from "#web/platform/format.ts";
import { formatPhone } from "#web/platform/format-phone.ts";
import { cx } from "#web/ui/cx.ts";
import { CellMark } from "#web/ui/state-mark.tsx";
import type { CellEditor } from "../cell-editor.ts";
import { messages } from "../messages.ts";

export interface GridCellProps {
  row: DatabaseRow;
  column: DatabaseColumn;
  at: number;
  stickyPx: number;
  focusable: boolean;
  active: boolean;
  editor: CellEditor;
  onChoose: () => void;
  onEdit: () => void;
  onFinish: (move?: "down" | "next" | "back") => void;
}

/** Read as people write them; the cell's own text, which is edited and downloaded, stays what it is. */
const PHONES: ReadonlySet<DatabaseColumn["target"]> = new Set(["phone", "contactPhone", "mobile"]);

/** One value with its state; the text field stands in its place while it is edited. */
export function GridCell(props: GridCellProps) {
  const t = messages.use();
  const cell = () => props.row.cells[props.at] ?? { text: "", state: "company" as const, until: null };
  const editing = () => {
    const now = props.editor.editing();
    return now?.rowId === props.row.id && now.column === props.at ? now : undefined;
  };
  const about = () => {
    const { state, until } = cell();
    return state === "review" && until ? t("cell.review", { date: formatDate(until) }) : undefined;
  };
  return (
    <Show
      when={editing() !== undefined}
      fallback={
        <button
          type="button"
          data-cell={`${props.row.id}:${props.at}`}
          tabindex={props.focusable ? 0 : -1}
          aria-label={cell().text === "" ? t("cell.empty", { column: props.column.header }) : undefined}
          title={about()}
          style={{ "scroll-margin": `32px 0 0 ${props.stickyPx}px` }}
          class={cx(
            "relative -mx-3 block h-[31px] w-[calc(100%+1.5rem)] cursor-default truncate px-3 text-start focus-visible:-outline-offset-2",
            props.active && "inset-ring-2 inset-ring-brand-line",
          )}
          onFocus={props.onChoose}
          onDblClick={props.onEdit}
        >
          {PHONES.has(props.column.target) ? formatPhone(cell().text) : cell().text}
          <Show when={cell().state === "review" && cell().text !== ""}>
            <CellMark state="review" />
          </Show>
        </button>
      }
    >
      <CellField
        label={t("edit.label", { column: props.column.header, row: formatNumber(props.row.ordinal) })}
        text={editing()?.text ?? ""}
        invalid={editing()?.problem !== undefined}
        editor={props.editor}
        onFinish={props.onFinish}
      />
    </Show>
  );
}

function CellField(props: {
  label: string;
  text: string;
  invalid: boolean;
  editor: CellEditor;
  onFinish: (move?: "down" | "next" | "back") => void;
}) {
  let field!: HTMLTextAreaElement;
  let done = false;
  onMount(() => {
    field.focus();
    field.select();
  });
  const leave = (how: () => void) => {
    if (done) return;
    done = true;
    how();
  };
  /** A field that was scrolled away, or a window that lost focus, is no reason to save. */
  const leftByPerson = () => {
    if (field.isConnected && document.activeElement !== field) leave(() => props.editor.commit());
  };
  const onKeyDown = (event: KeyboardEvent) => {
    // Alt+Enter stays a line break: own columns may hold several lines.
    if (event.key === "Enter" && !event.altKey && !event.isComposing) {
      event.preventDefault();
      leave(() => props.onFinish("down"));
    } else if (event.key === "Tab") {
      event.preventDefault();
      leave(() => props.onFinish(event.shiftKey ? "back" : "next"));
    } else if (event.key === "Escape") {
      event.stopPropagation();
      leave(() => {
        props.editor.cancel();
        props.onFinish();
      });
    }
  };
  return (
    <textarea
      ref={field}
      rows={1}
      aria-label={props.label}
      aria-invalid={props.invalid || undefined}
      aria-describedby={props.invalid ? "cell-problem" : undefined}
      autocomplete="off"
      spellcheck={false}
      maxLength={32_000}
      class={cx(
        "relative z-1 -mx-3 block h-[31px] w-[calc(100%+1.5rem)] resize-none overflow-hidden bg-surface px-3 leading-[31px] -outline-offset-2",
        props.invalid ? "outline-2 outline-bad" : "outline-2 outline-focus",
      )}
      value={props.text}
      onInput={(event) => props.editor.type(event.currentTarget.value)}
      onKeyDown={onKeyDown}
      onBlur={() => setTimeout(leftByPerson)}
    />
  );
}
