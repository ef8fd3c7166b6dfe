import { Hono } from "hono";
import * as v from "valibot";
import { pageQuery, receiptId } from "#contract/common.ts";
import { authorize, caller, requires } from "#worker/access/index.ts";
import type { AppEnv } from "#worker/app-env.ts";
import { decodeCursor, toPage } from "#worker/platform/db/paging.ts";
import { securityHeaders } from "#worker/platform/http/headers.ts";
import { problem } from "#worker/platform/http/problem.ts";
import { validateParams, validateQuery } from "#worker/platform/http/validate.ts";
import { listReceipts, readReceiptDocument, toReceipt } from "./deletion-receipts.repository.ts";

/** What remains of deletions, for the client that asked for them: signed files without a value in them (P3-11, L-14). */
export const receiptsRoutes = new Hono<AppEnv>()
  .get("/receipts", requires("receipt.read"), validateQuery(v.strictObject(pageQuery)), async (c) => {
    const { deps, actor } = caller(c);
    const grant = await authorize({ deps, actor, permission: "receipt.read" });
    const { after, limit = 50 } = c.req.valid("query");
    const rows = await listReceipts(deps, grant, decodeCursor(after), limit + 1);
    return c.json(toPage(rows, limit, (row) => [row.deleted_at, row.id], toReceipt));
  })
  .get("/receipts/:receiptId", requires("receipt.read"), validateParams(v.object({ receiptId })), async (c) => {
    const { deps, actor } = caller(c);
    const resource = c.req.valid("param");
    const grant = await authorize({ deps, actor, permission: "receipt.read", resource });
    const document = await readReceiptDocument(deps, grant, resource.receiptId);
    if (document === null) throw problem("access.not_found");
    return c.body(document, 200, {
      ...securityHeaders,
      "content-type": "application/json; charset=utf-8",
      "content-disposition": `attachment; filename="leadhunter-${resource.receiptId}.json"`,
    });
  });
