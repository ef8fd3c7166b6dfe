import { Hono } from "hono";
import * as v from "valibot";
import { noticeId, pageQuery } from "#contract/common.ts";
import { authorize, caller, loggedWrite, requires } from "#worker/access/index.ts";
import type { AppEnv } from "#worker/app-env.ts";
import { validateParams, validateQuery } from "#worker/platform/http/validate.ts";
import { countUnread, listNotices, readStatement } from "./notices.repository.ts";

const params = validateParams(v.strictObject({ noticeId }));

/** One's own notices: what happened, and where to look. */
export const noticesRoutes = new Hono<AppEnv>()
  .get("/notices", requires("notice.list"), validateQuery(v.strictObject(pageQuery)), async (c) => {
    const grant = await authorize({ ...caller(c), permission: "notice.list" });
    const { after, limit = 50 } = c.req.valid("query");
    return c.json(await listNotices(c.get("deps"), grant, { after, limit }));
  })
  .get("/notices/unread", requires("notice.list"), async (c) => {
    const grant = await authorize({ ...caller(c), permission: "notice.list" });
    return c.json({ unread: await countUnread(c.get("deps"), grant) });
  })
  .post("/notices/:noticeId/read", requires("notice.read"), params, async (c) => {
    const deps = c.get("deps");
    const id = c.req.valid("param").noticeId;
    const grant = await authorize({ ...caller(c), permission: "notice.read" });
    await loggedWrite(deps, grant, { kind: "notice", id }, [readStatement(deps, grant, id, false)]);
    return c.body(null, 204);
  })
  .post("/notices/:noticeId/read-older", requires("notice.read"), params, async (c) => {
    const deps = c.get("deps");
    const id = c.req.valid("param").noticeId;
    const grant = await authorize({ ...caller(c), permission: "notice.read" });
    await loggedWrite(deps, grant, { kind: "notice", id }, [readStatement(deps, grant, id, true)]);
    return c.body(null, 204);
  });
