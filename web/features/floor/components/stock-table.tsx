import { Link } from "@tanstack/solid-router";
import { For, Show } from "solid-js";
import { type Stock, stockCap } from "#contract/floor.ts";
import { formatNumber } from "#web/platform/format.ts";
import { Badge } from "#web/ui/badge.tsx";
import { type Column, Table } from "#web/ui/table/table.tsx";
import { messages } from "../messages.ts";

/** What can be called when, and what is held back and why. */
export function StockTable(props: { stocks: readonly Stock[] }) {
  const t = messages.use();
  const count = (n: number) => (n >= stockCap ? t("stock.more", { n: formatNumber(n) }) : formatNumber(n));
  const why = (stock: Stock) =>
    [
      stock.inHand > 0 && t("why.in_hand", { n: count(stock.inHand) }),
      stock.resting > 0 && t("why.resting", { n: count(stock.resting) }),
      stock.callbacks > 0 && t("why.callbacks", { n: count(stock.callbacks) }),
      stock.held.legalForm > 0 && t("why.legal_form", { n: count(stock.held.legalForm) }),
      stock.held.neverCall > 0 && t("why.never_call", { n: count(stock.held.neverCall) }),
      stock.held.doubtful > 0 && t("why.doubtful", { n: count(stock.held.doubtful) }),
      stock.held.exhausted > 0 && t("why.exhausted", { n: count(stock.held.exhausted) }),
      stock.held.duplicate > 0 && t("why.duplicate", { n: count(stock.held.duplicate) }),
      stock.held.nobody > 0 && t("why.nobody", { n: count(stock.held.nobody) }),
      stock.held.region > 0 && t("why.region", { n: count(stock.held.region) }),
      stock.held.sector > 0 && t("why.sector", { n: count(stock.held.sector) }),
    ].filter((part) => part !== false);
  const number = (id: "now" | "day" | "week" | "later"): Column<Stock> => ({
    id,
    header: t(`stock.${id}`),
    align: "end",
    cell: (row) => <span class="tabular">{count(row[id])}</span>,
  });
  const columns: Column<Stock>[] = [
    {
      id: "assignment",
      header: t("stock.assignment"),
      cell: (row) => (
        <span class="flex flex-wrap items-center gap-2">
          <Link
            to="/assignments/$assignmentId"
            params={{ assignmentId: row.assignmentId }}
            class="font-medium underline-offset-2 hover:underline"
          >
            {row.assignmentName}
          </Link>
          <Show
            when={row.closed}
            fallback={
              <Show when={row.volumeLeft !== null}>
                <span class="text-sm text-ink-3">{t("volume.left", { n: formatNumber(row.volumeLeft ?? 0) })}</span>
              </Show>
            }
          >
            {(closed) => <Badge tone="review">{t(`closed.${closed()}`)}</Badge>}
          </Show>
        </span>
      ),
    },
    number("now"),
    number("day"),
    number("week"),
    number("later"),
    {
      id: "why",
      header: t("stock.why"),
      cell: (row) => (
        <span class="flex flex-wrap gap-x-3 text-sm text-ink-2">
          <For each={why(row)} fallback={<span class="text-ink-3">{t("why.none")}</span>}>
            {(part) => <span class="tabular whitespace-nowrap">{part}</span>}
          </For>
        </span>
      ),
    },
  ];
  return <Table label={t("stock.title")} columns={columns} rows={props.stocks} rowKey={(row) => row.assignmentId} />;
}
