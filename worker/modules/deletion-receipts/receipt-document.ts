import type { DeletionReceipt } from "#contract/rows.ts";
import type { Deps } from "#worker/deps.ts";
import { receiptFile, signReceipt } from "#worker/receipts/index.ts";

const stores = {
  assignment_rows: "rows",
  leads: "leads",
  call_notes: "notes",
  contacts: "contacts",
  companies: "companies",
} as const;

/** The signed file of a receipt: every store that was visited, counted before and after (P3-11). */
export const receiptDocument = async (
  deps: Deps,
  { id, kind, counts, deletedAt }: DeletionReceipt,
  keysDestroyed = 0,
): Promise<string> => {
  const emptied = Object.entries(stores).map(([store, name]) => [store, { before: counts[name] ?? 0, after: 0 }]);
  return receiptFile(
    await signReceipt(deps, {
      id,
      kind,
      at: deletedAt,
      stores: Object.fromEntries(emptied),
      keysDestroyed,
      noticesSent: 0,
    }),
  );
};
