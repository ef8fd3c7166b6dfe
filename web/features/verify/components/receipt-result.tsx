import { Show } from "solid-js";
import { formatDateTime, formatNumber } from "#web/platform/format.ts";
import { Banner } from "#web/ui/banner.tsx";
import { DataList } from "#web/ui/data-list.tsx";
import type { ReceiptVerdict } from "../checking/receipt.ts";
import { messages } from "../messages.ts";
import { KeyText } from "./key-text.tsx";

const stores = ["assignment_rows", "leads", "call_notes", "contacts", "companies"] as const;

/** The word for a store; one this page does not know yet stays as it stands in the receipt. */
function storeWord(name: string): string {
  const known = stores.find((store) => store === name);
  return known === undefined ? name : messages.use()(`store.${known}`);
}

/** What the sums say of a receipt, and what it says itself. */
export function ReceiptResult(props: { verdict: ReceiptVerdict; pinned: boolean; opened: boolean }) {
  const t = messages.use();
  const good = () => (props.verdict.fault === null ? props.verdict.receipt : null);
  return (
    <Show
      when={good()}
      fallback={
        <Banner tone="bad" title={t("receipt.bad")}>
          {t(`fault.${props.verdict.fault ?? "not_a_receipt"}`)}
        </Banner>
      }
    >
      {(receipt) => (
        <>
          <Banner tone="good" title={props.opened ? t("receipt.good.person") : t("receipt.good")} />
          <DataList
            items={[
              { label: t("fact.id"), value: receipt().id },
              { label: t("fact.at"), value: formatDateTime(receipt().at) },
              ...Object.entries(receipt().stores).map(([store, { before, after }]) => ({
                label: storeWord(store),
                value: t("fact.store", { before: formatNumber(before), after: formatNumber(after) }),
              })),
              { label: t("fact.keys"), value: formatNumber(receipt().keysDestroyed) },
              { label: t("fact.notices"), value: formatNumber(receipt().noticesSent) },
              { label: t("fact.log"), value: receipt().log === null ? "–" : formatNumber(receipt().log?.size ?? 0) },
              { label: t("fact.key"), value: <KeyText value={props.verdict.key} pinned={props.pinned} /> },
            ]}
          />
        </>
      )}
    </Show>
  );
}
