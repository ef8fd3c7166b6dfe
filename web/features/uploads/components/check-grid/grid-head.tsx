// biome-ignore-all lint/a11y/useSemanticElements: rows are placed absolutely, which table elements cannot be
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid has the focus and names its active cell
import { Index } from "solid-js";
import { messages } from "../../messages.ts";
import type { Wizard } from "../../wizard.ts";
import { NUMBER_PX } from "./grid-row.tsx";

/** The headings of the columns in view. */
export function GridHead(props: { wizard: Wizard; cells: readonly { index: number; start: number; size: number }[] }) {
  const t = messages.use();
  const columns = () => props.wizard.columns;
  return (
    <div
      role="row"
      aria-rowindex={1}
      class="sticky top-0 z-2 h-8 border-b border-line bg-surface text-xs font-medium text-ink-3"
    >
      <div
        role="columnheader"
        aria-colindex={1}
        class="sticky left-0 z-1 inline-block h-full w-19 border-r border-line bg-surface px-2 leading-[31px]"
      >
        {t("grid.row")}
      </div>
      <Index each={props.cells}>
        {(cell) => (
          <div
            role="columnheader"
            aria-colindex={cell().index + 2}
            class="absolute top-0 h-full truncate px-2 leading-[31px]"
            title={columns()[cell().index]?.header}
            style={{ left: `${NUMBER_PX + cell().start}px`, width: `${cell().size}px` }}
          >
            {columns()[cell().index]?.header}
          </div>
        )}
      </Index>
    </div>
  );
}
