import { type Context, Hono } from "hono";
import * as v from "valibot";
import { changeAppointmentInput } from "#contract/appointments.ts";
import { appointmentId, assignmentId, callId, contactId, leaseId } from "#contract/common.ts";
import {
  addContactInput,
  closeCallInput,
  contactFields,
  duplicateInput,
  endCheckInput,
  objectionInput,
  startCheckInput,
  verifyCompanyInput,
  wrongNumberInput,
} from "#contract/desk.ts";
import type { Permission } from "#contract/permissions.ts";
import { authorize, caller, requires } from "#worker/access/index.ts";
import type { AppEnv } from "#worker/app-env.ts";
import { problem } from "#worker/platform/http/problem.ts";
import { validateJson, validateParams } from "#worker/platform/http/validate.ts";
import { changeAppointment } from "../appointments/index.ts";
import { mailNotices } from "../notices/index.ts";
import { findClosedCall } from "./calls.repository.ts";
import { mustHoldLease } from "./leases.repository.ts";
import { readCard } from "./read-card.ts";
import { addContact } from "./usecases/add-contact.ts";
import { claimLead } from "./usecases/claim-lead.ts";
import { closeCall } from "./usecases/close-call.ts";
import { endCheck } from "./usecases/end-check.ts";
import { markBriefingRead } from "./usecases/mark-briefing-read.ts";
import { readDeskDay } from "./usecases/read-desk-day.ts";
import { readClosing, readLead } from "./usecases/read-lead.ts";
import { findReceipt, recordObjection } from "./usecases/record-objection.ts";
import { renewLease } from "./usecases/renew-lease.ts";
import { reportDuplicate } from "./usecases/report-duplicate.ts";
import { reportWrongNumber } from "./usecases/report-wrong-number.ts";
import { skipLead } from "./usecases/skip-lead.ts";
import { startCheck } from "./usecases/start-check.ts";
import { undoCall } from "./usecases/undo-call.ts";
import { verifyCompany } from "./usecases/verify-company.ts";

const lease = validateParams(v.strictObject({ id: leaseId }));
const checked = validateParams(v.strictObject({ id: leaseId, contactId, field: v.picklist(contactFields) }));

const grantFor = async <P extends Permission>(
  c: Context<AppEnv>,
  permission: P,
  id: string,
  purpose?: "data_subject_request",
) => {
  const resource = { leaseId: id };
  const grant = await authorize({ ...caller(c), permission, resource, ...(purpose === undefined ? {} : { purpose }) });
  // Closing outlasts the bounds, never the assignment's activity (P4.3-12).
  if (!grant.facts.assignmentActive) throw problem("leases.ended");
  return grant;
};

export const leasesRoutes = new Hono<AppEnv>()
  .get("/briefings", requires("briefing.list"), async (c) => {
    const grant = await authorize({ ...caller(c), permission: "briefing.list" });
    await mailNotices(c.get("deps"), new URL(c.req.url).origin);
    return c.json(await readDeskDay({ grant, deps: c.get("deps") }));
  })
  .post(
    "/briefings/:assignmentId/read",
    requires("briefing.read"),
    validateParams(v.strictObject({ assignmentId })),
    async (c) => {
      const { deps, actor } = caller(c);
      const grant = await authorize({ deps, actor, permission: "briefing.read", resource: c.req.valid("param") });
      await markBriefingRead({ grant, deps });
      return c.json({ ok: true });
    },
  )
  .post("/leases", requires("lease.claim"), async (c) => {
    const { deps, actor } = caller(c);
    const grant = await authorize({ deps, actor, permission: "lease.claim" });
    const card = await claimLead({ grant, actor, deps });
    // What was closed before this claim can't be undone any more.
    await mailNotices(deps, new URL(c.req.url).origin);
    return c.json(card);
  })
  .get("/leases/:id", requires("lease.read"), lease, async (c) => {
    const { id } = c.req.valid("param");
    const grant = await grantFor(c, "lease.read", id);
    return c.json(await readLead({ grant, leaseId: id, deps: c.get("deps") }));
  })
  .get("/leases/:id/closing", requires("lease.close"), lease, async (c) => {
    const { id } = c.req.valid("param");
    const grant = await grantFor(c, "lease.close", id);
    return c.json(await readClosing({ grant, leaseId: id, deps: c.get("deps") }));
  })
  .post("/leases/:id/contacts", requires("lease.work"), lease, validateJson(addContactInput), async (c) => {
    const { id } = c.req.valid("param");
    const grant = await grantFor(c, "lease.work", id);
    return c.json(await addContact({ grant, leaseId: id, input: c.req.valid("json"), deps: c.get("deps") }));
  })
  .post("/leases/:id/wrong-number", requires("lease.work"), lease, validateJson(wrongNumberInput), async (c) => {
    const { id } = c.req.valid("param");
    const grant = await grantFor(c, "lease.work", id);
    return c.json(await reportWrongNumber({ grant, leaseId: id, input: c.req.valid("json"), deps: c.get("deps") }));
  })
  .post("/leases/:id/duplicate", requires("lease.work"), lease, validateJson(duplicateInput), async (c) => {
    const { id } = c.req.valid("param");
    const grant = await grantFor(c, "lease.work", id);
    return c.json(await reportDuplicate({ grant, leaseId: id, ...c.req.valid("json"), deps: c.get("deps") }));
  })
  .post("/leases/:id/renew", requires("lease.close"), lease, async (c) => {
    const { id } = c.req.valid("param");
    const grant = await grantFor(c, "lease.close", id);
    return c.json(await renewLease({ grant, leaseId: id, deps: c.get("deps") }));
  })
  .post("/leases/:id/skip", requires("lease.skip"), lease, async (c) => {
    const { id } = c.req.valid("param");
    const grant = await grantFor(c, "lease.skip", id);
    await skipLead({ grant, leaseId: id, deps: c.get("deps") });
    return c.json({ ok: true });
  })
  .post("/leases/:id/checks", requires("lease.work"), lease, validateJson(startCheckInput), async (c) => {
    const { id } = c.req.valid("param");
    const grant = await grantFor(c, "lease.work", id);
    return c.json(await startCheck({ grant, leaseId: id, input: c.req.valid("json"), deps: c.get("deps") }));
  })
  .post(
    "/leases/:id/checks/:contactId/:field",
    requires("lease.work"),
    checked,
    validateJson(endCheckInput),
    async (c) => {
      const { id, ...value } = c.req.valid("param");
      const grant = await grantFor(c, "lease.work", id);
      return c.json(await endCheck({ grant, leaseId: id, ...value, input: c.req.valid("json"), deps: c.get("deps") }));
    },
  )
  .patch("/leases/:id/company", requires("lease.work"), lease, validateJson(verifyCompanyInput), async (c) => {
    const { id } = c.req.valid("param");
    const grant = await grantFor(c, "lease.work", id);
    return c.json(await verifyCompany({ grant, leaseId: id, input: c.req.valid("json"), deps: c.get("deps") }));
  })
  .post("/leases/:id/close", requires("lease.close"), lease, validateJson(closeCallInput), async (c) => {
    const { deps, actor } = caller(c);
    const { id } = c.req.valid("param");
    // An answer that got lost is given again; the lease it closed no longer exists to authorise by.
    const closed = await findClosedCall(deps, actor.userId, id);
    if (closed !== null) return c.json(closed);
    const grant = await grantFor(c, "lease.close", id);
    return c.json(await closeCall({ grant, leaseId: id, input: c.req.valid("json"), deps }));
  })
  .post(
    "/leases/:id/appointments/:appointmentId",
    requires("lease.work"),
    validateParams(v.strictObject({ id: leaseId, appointmentId })),
    validateJson(changeAppointmentInput),
    async (c) => {
      const deps = c.get("deps");
      const { id, appointmentId: appointment } = c.req.valid("param");
      const grant = await grantFor(c, "lease.work", id);
      const before = [mustHoldLease(deps, grant, id)];
      await changeAppointment({ grant, appointmentId: appointment, input: c.req.valid("json"), deps, before });
      return c.json(await readCard(deps, grant, id));
    },
  )
  .post("/calls/:callId/undo", requires("call.undo"), validateParams(v.strictObject({ callId })), async (c) => {
    const { deps, actor } = caller(c);
    const resource = c.req.valid("param");
    const grant = await authorize({ deps, actor, permission: "call.undo", resource });
    return c.json(await undoCall({ grant, actor, callId: resource.callId, deps }));
  })
  .post("/leases/:id/objection", requires("lease.close"), lease, validateJson(objectionInput), async (c) => {
    const { deps, actor } = caller(c);
    const { id } = c.req.valid("param");
    const known = await findReceipt(deps, actor.userId, id);
    if (known !== null) return c.json(known);
    const grant = await grantFor(c, "lease.close", id, "data_subject_request");
    const { contactId } = c.req.valid("json");
    return c.json(await recordObjection({ grant, leaseId: id, contactId, deps }));
  });
