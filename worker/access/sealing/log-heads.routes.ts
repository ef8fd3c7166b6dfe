import { Hono } from "hono";
import * as v from "valibot";
import { consistencyQuery, inclusionQuery, type LogHeadPage } from "#contract/access-log.ts";
import { pageQuery } from "#contract/common.ts";
import type { AppEnv } from "#worker/app-env.ts";
import { decodeCursor, toPage } from "#worker/platform/db/paging.ts";
import { securityHeaders } from "#worker/platform/http/headers.ts";
import { problem } from "#worker/platform/http/problem.ts";
import { validateQuery } from "#worker/platform/http/validate.ts";
import { proveConsistency, proveInclusion } from "./log-proofs.ts";
import { findLatestHead, type LogHead, listHeads } from "./sealing.repository.ts";

const toView = ({ size, root, checkpoint, sealed_at }: LogHead) => ({ size, root, checkpoint, sealedAt: sealed_at });

/** Public: signed heads and proofs, so that anybody can keep a head and later see that the log only grew. Hashes only. */
export const logHeadsRoutes = new Hono<AppEnv>()
  .get("/log/heads", validateQuery(v.strictObject(pageQuery)), async (c) => {
    const { db, signer } = c.get("deps");
    const { after, limit = 50 } = c.req.valid("query");
    const before = Number(decodeCursor(after)?.[0] ?? Number.MAX_SAFE_INTEGER);
    const rows = await listHeads(db, before, limit + 1);
    const page = toPage(rows, limit, (head) => [head.size], toView);
    return c.json({ key: await signer.verifierKey(), ...page } satisfies LogHeadPage);
  })
  .get("/log/checkpoint", async (c) => {
    const head = await findLatestHead(c.get("deps").db);
    if (head === null) throw problem("request.not_found");
    return c.body(head.checkpoint, 200, { ...securityHeaders, "content-type": "text/plain; charset=utf-8" });
  })
  .get("/log/consistency", validateQuery(consistencyQuery), async (c) => {
    const { first, second } = c.req.valid("query");
    return c.json(await proveConsistency(c.get("deps").db, first, second));
  })
  .get("/log/inclusion", validateQuery(inclusionQuery), async (c) => {
    const { seq, size } = c.req.valid("query");
    return c.json(await proveInclusion(c.get("deps").db, seq, size));
  });
