import type { Deps } from "#worker/deps.ts";
import { newId } from "#worker/platform/ids.ts";
import { signedStatement, unsignedReceipts } from "./deletion-receipts.repository.ts";
import { receiptDocument } from "./receipt-document.ts";

const dayMs = 86_400_000;
const atOnce = 20;

/** Signs receipts whose deletion was done and whose request broke off right after it (bounded, idempotent). */
export const signOpenedReceipts = async (deps: Deps): Promise<void> => {
  // Ids begin with their moment, so the last two days are a range of the primary key.
  const since = newId("rcpt", deps.clock.now().getTime() - 2 * dayMs);
  for (const receipt of await unsignedReceipts(deps.db, since, atOnce))
    await deps.db.run(signedStatement(deps.db, receipt.id, await receiptDocument(deps, receipt)));
};
