import { Hono } from "hono";
import * as v from "valibot";
import { invitationId } from "#contract/common.ts";
import { acceptInvitationInput, invitationInput, invitationToken } from "#contract/identity.ts";
import { authorize, caller, requires } from "#worker/access/index.ts";
import type { AppEnv } from "#worker/app-env.ts";
import { validateJson, validateParams } from "#worker/platform/http/validate.ts";
import { listInvitations, writeRevocation } from "./invitations.repository.ts";
import { acceptInvitation, lookUpInvitation } from "./usecases/accept-invitation.ts";
import { inviteUser } from "./usecases/invite-user.ts";

export const invitationsRoutes = new Hono<AppEnv>()
  .get("/invitations", requires("invitation.list"), async (c) => {
    const { deps, actor } = caller(c);
    return c.json(await listInvitations(deps, await authorize({ deps, actor, permission: "invitation.list" })));
  })
  .post("/invitations", requires("invitation.create"), validateJson(invitationInput), async (c) => {
    const { deps, actor } = caller(c);
    const grant = await authorize({ deps, actor, permission: "invitation.create" });
    const origin = new URL(c.req.url).origin;
    return c.json(await inviteUser({ deps, grant, input: c.req.valid("json"), origin }), 201);
  })
  // Public: the token in the body is the authority; it came by mail, behind the `#` of the link.
  .post("/invitations/lookup", validateJson(invitationToken), async (c) =>
    c.json(await lookUpInvitation(c.get("deps"), c.req.valid("json").token)),
  )
  .post("/invitations/accept", validateJson(acceptInvitationInput), async (c) =>
    c.json(await acceptInvitation(c.get("deps"), c.req.valid("json")), 201),
  )
  .post(
    "/invitations/:id/revoke",
    requires("invitation.revoke"),
    validateParams(v.strictObject({ id: invitationId })),
    async (c) => {
      const { deps, actor } = caller(c);
      const { id } = c.req.valid("param");
      const grant = await authorize({ deps, actor, permission: "invitation.revoke", resource: { invitationId: id } });
      await writeRevocation(deps, grant, id);
      return c.body(null, 204);
    },
  );
