import type { DeletionReceipt } from "#contract/rows.ts";
import { messages } from "./messages.ts";

const things = ["rows", "leads", "notes", "contacts", "companies"] as const;

/** "Verwijderd: 1 regel, 1 lead, 2 gespreksverslagen." */
export function receiptText(receipt: DeletionReceipt): string {
  const t = messages.use();
  const what = things
    .map((thing) => ({ thing, n: receipt.counts[thing] ?? 0 }))
    .filter(({ n }) => n > 0)
    .map(({ thing, n }) => t(`receipt.${thing}`, { n }));
  return t("receipt.deleted", { what: what.join(", ") });
}
