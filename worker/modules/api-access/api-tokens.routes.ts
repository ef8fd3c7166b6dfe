import { Hono } from "hono";
import * as v from "valibot";
import { createTokenInput } from "#contract/api-tokens.ts";
import { apiTokenId } from "#contract/common.ts";
import { authorize, caller, requires } from "#worker/access/index.ts";
import type { AppEnv } from "#worker/app-env.ts";
import { isGuardFailure } from "#worker/platform/db/guard.ts";
import { problem } from "#worker/platform/http/problem.ts";
import { validateJson, validateParams } from "#worker/platform/http/validate.ts";
import { listTokens, revokeToken } from "./api-tokens.repository.ts";
import { createToken } from "./usecases/create-token.ts";

/** Tokens with which a client's own systems upload, read the state and download (P3-8, P3-9). */
export const apiTokensRoutes = new Hono<AppEnv>()
  .get("/api-tokens", requires("api-token.list"), async (c) => {
    const by = caller(c);
    return c.json(await listTokens(by.deps, await authorize({ ...by, permission: "api-token.list" })));
  })
  .post("/api-tokens", requires("api-token.create"), validateJson(createTokenInput), async (c) => {
    const by = caller(c);
    const grant = await authorize({ ...by, permission: "api-token.create" });
    return c.json(await createToken(by.deps, grant, c.req.valid("json")), 201);
  })
  .delete(
    "/api-tokens/:tokenId",
    requires("api-token.revoke"),
    validateParams(v.strictObject({ tokenId: apiTokenId })),
    async (c) => {
      const by = caller(c);
      const grant = await authorize({ ...by, permission: "api-token.revoke" });
      try {
        await revokeToken(by.deps, grant, c.req.valid("param").tokenId);
      } catch (error) {
        if (isGuardFailure(error)) throw problem("access.not_found");
        throw error;
      }
      return c.body(null, 204);
    },
  );
