import type { DeletionReceipt } from "#contract/rows.ts";
import { type Grant, loggedRead } from "#worker/access/index.ts";
import type { Deps } from "#worker/deps.ts";
import type { Db, Statement } from "#worker/platform/db/db.ts";

interface ReceiptRow {
  id: string;
  kind: DeletionReceipt["kind"];
  counts: string;
  deleted_at: string;
}
const columns = "id, kind, counts, deleted_at";

export const toReceipt = ({ counts, deleted_at, ...row }: ReceiptRow): DeletionReceipt => ({
  ...row,
  counts: JSON.parse(counts) as Record<string, number>,
  deletedAt: deleted_at,
});

/** The receipts of the actor's own client, newest first. `before` is the last one shown. */
export const listReceipts = async (
  deps: Deps,
  grant: Grant<"receipt.read">,
  before: readonly (string | number)[] | null,
  limit: number,
) => {
  const [deletedAt, id] = before ?? ["9999", ""];
  const where = `client_id = ? AND document IS NOT NULL AND (deleted_at, id) < (?, ?)
    ORDER BY deleted_at DESC, id DESC LIMIT ?`;
  const params = [grant.actor.clientId, deletedAt, id, limit];
  const [found] = await loggedRead(deps, grant, { kind: "receipt", id: null }, [
    deps.db.statement(`SELECT ${columns} FROM deletion_receipts WHERE ${where}`, params),
  ]);
  return (found?.rows ?? []) as ReceiptRow[];
};

export const readReceiptDocument = async (deps: Deps, grant: Grant<"receipt.read">, receiptId: string) => {
  const [found] = await loggedRead(deps, grant, { kind: "receipt", id: receiptId }, [
    deps.db.statement("SELECT document FROM deletion_receipts WHERE id = ?", [receiptId]),
  ]);
  return ((found?.rows[0] ?? { document: null }) as { document: string | null }).document;
};

export const insertReceiptStatement = (
  db: Db,
  receipt: DeletionReceipt & { clientId: string; by: string; document: string },
): Statement =>
  db.statement(
    `INSERT INTO deletion_receipts (id, client_id, kind, counts, deleted_by, deleted_at, document)
     VALUES (?, ?, ?, ?, ?, ?, ?)`,
    [
      receipt.id,
      receipt.clientId,
      receipt.kind,
      JSON.stringify(receipt.counts),
      receipt.by,
      receipt.deletedAt,
      receipt.document,
    ],
  );

/** The receipt of a deletion that is done in this very batch: there if and only if it is; its signature follows. */
export const openReceiptStatement = (
  db: Db,
  receipt: Pick<DeletionReceipt, "id" | "kind" | "deletedAt"> & { clientId: string; by: string },
): Statement =>
  db.statement(
    `INSERT INTO deletion_receipts (id, client_id, kind, counts, deleted_by, deleted_at, document)
     VALUES (?, ?, ?, '{}', ?, ?, NULL)`,
    [receipt.id, receipt.clientId, receipt.kind, receipt.by, receipt.deletedAt],
  );

/** Writes into an opened receipt how many rows the statement before it changed. */
export const countStatement = (db: Db, id: string, name: string): Statement =>
  db.statement("UPDATE deletion_receipts SET counts = json_set(counts, '$.' || ?, changes()) WHERE id = ?", [name, id]);

export const countsStatement = (db: Db, id: string): Statement =>
  db.statement("SELECT counts FROM deletion_receipts WHERE id = ?", [id]);

export const signedStatement = (db: Db, id: string, document: string): Statement =>
  db.statement("UPDATE deletion_receipts SET document = ? WHERE id = ? AND document IS NULL", [document, id]);

/** Receipts from this id on that wait for their signature. */
export const unsignedReceipts = async (db: Db, since: string, limit: number) =>
  (
    await db.all<ReceiptRow>(
      db.statement(`SELECT ${columns} FROM deletion_receipts WHERE id >= ? AND document IS NULL ORDER BY id LIMIT ?`, [
        since,
        limit,
      ]),
    )
  ).map(toReceipt);
