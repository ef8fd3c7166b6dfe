import { type Context, Hono } from "hono";
import * as v from "valibot";
import { clientContactId, clientContactInput, updateClientContactInput } from "#contract/client-contacts.ts";
import { assignmentId, clientId } from "#contract/common.ts";
import { authorize, caller, requires } from "#worker/access/index.ts";
import type { AppEnv } from "#worker/app-env.ts";
import { validateJson, validateParams } from "#worker/platform/http/validate.ts";
import {
  deleteContact,
  insertContact,
  listContacts,
  reviewContact,
  updateContact,
} from "./client-contacts.repository.ts";
import { changeContact } from "./usecases/change-contact.ts";

const ofClient = validateParams(v.object({ clientId }));
const ofAssignment = validateParams(v.object({ assignmentId }));
const ofContact = validateParams(v.object({ clientContactId }));

const grantFor = <P extends "client-contact.update" | "client-contact.delete">(
  c: Context<AppEnv>,
  permission: P,
  id: string,
) => authorize({ ...caller(c), permission, resource: { clientContactId: id } });

/** The agency's own contacts at a client organisation (P6): all supervisors and the client itself keep them right. */
export const clientContactsRoutes = new Hono<AppEnv>()
  .get("/clients/:clientId/contacts", requires("client-contact.list"), ofClient, async (c) => {
    const grant = await authorize({ ...caller(c), permission: "client-contact.list", resource: c.req.valid("param") });
    return c.json({ items: await listContacts(c.get("deps"), grant) });
  })
  .get("/briefings/:assignmentId/contacts", requires("briefing.contacts"), ofAssignment, async (c) => {
    const grant = await authorize({ ...caller(c), permission: "briefing.contacts", resource: c.req.valid("param") });
    return c.json({ items: await listContacts(c.get("deps"), grant) });
  })
  .post(
    "/clients/:clientId/contacts",
    requires("client-contact.create"),
    ofClient,
    validateJson(clientContactInput),
    async (c) => {
      const deps = c.get("deps");
      const resource = c.req.valid("param");
      const grant = await authorize({ ...caller(c), permission: "client-contact.create", resource });
      const id = deps.newId("cct");
      await insertContact(deps, grant, id, c.req.valid("json"));
      return c.json({ id }, 201);
    },
  )
  .put(
    "/client-contacts/:clientContactId",
    requires("client-contact.update"),
    ofContact,
    validateJson(updateClientContactInput),
    async (c) => {
      const id = c.req.valid("param").clientContactId;
      const grant = await grantFor(c, "client-contact.update", id);
      await changeContact(() => updateContact(c.get("deps"), grant, id, c.req.valid("json")));
      return c.body(null, 204);
    },
  )
  .post("/client-contacts/:clientContactId/review", requires("client-contact.update"), ofContact, async (c) => {
    const id = c.req.valid("param").clientContactId;
    const grant = await grantFor(c, "client-contact.update", id);
    await changeContact(() => reviewContact(c.get("deps"), grant, id));
    return c.body(null, 204);
  })
  .delete("/client-contacts/:clientContactId", requires("client-contact.delete"), ofContact, async (c) => {
    const id = c.req.valid("param").clientContactId;
    const grant = await grantFor(c, "client-contact.delete", id);
    await changeContact(() => deleteContact(c.get("deps"), grant, id));
    return c.body(null, 204);
  });
