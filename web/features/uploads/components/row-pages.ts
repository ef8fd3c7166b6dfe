import { createSignal } from "solid-js";
import type { RowFilter, RowView } from "../rows/row-views.ts";
import type { Wizard } from "../wizard.ts";

const PAGE = 100;
/** Pages kept beside the ones in view. */
const KEPT = 12;

/** The rows in view and around it, asked of the reader page by page. */
export function createRowPages(wizard: Wizard) {
  const [total, setTotal] = createSignal(0);
  const [version, setVersion] = createSignal(0);
  const pages = new Map<number, RowView[]>();
  const asked = new Set<number>();
  let filter: RowFilter = "all";
  /** Answers of an earlier filter come too late. */
  let round = 0;

  async function load(page: number, afresh = false): Promise<void> {
    const table = wizard.table();
    if (!table || asked.has(page)) return;
    asked.add(page);
    const mine = round;
    try {
      const answer = await table.ask({ do: "view", filter, from: page * PAGE, count: PAGE, afresh });
      if (mine !== round) return;
      pages.delete(page);
      pages.set(page, answer.rows);
      for (const old of [...pages.keys()].slice(0, Math.max(0, pages.size - KEPT))) pages.delete(old);
      setTotal(answer.total);
      setVersion((n) => n + 1);
    } catch {
      // The file was closed; there is nothing to show any more.
    } finally {
      if (mine === round) asked.delete(page);
    }
  }

  return {
    total,
    row: (index: number): RowView | undefined => {
      version();
      return pages.get(Math.floor(index / PAGE))?.[index % PAGE];
    },
    /** Another filter, or the same one found anew. */
    show: (next: RowFilter) => {
      filter = next;
      round++;
      asked.clear();
      pages.clear();
      setVersion((n) => n + 1);
      void load(0, true);
    },
    /** The rows changed: what is shown is asked again, and stays until the answer is there. */
    refresh: () => {
      round++;
      asked.clear();
      for (const page of [...pages.keys()]) void load(page);
    },
    need: (first: number, last: number) => {
      for (let page = Math.floor(first / PAGE); page <= Math.floor(last / PAGE); page++)
        if (!pages.has(page)) void load(page);
    },
  };
}
