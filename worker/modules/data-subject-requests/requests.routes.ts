import { Hono } from "hono";
import * as v from "valibot";
import { assignmentId, contactId, leaseId } from "#contract/common.ts";
import {
  answerNoticeInput,
  decideInput,
  handOverInput,
  marksInput,
  noteId,
  noticeId,
  type ProcessingEntry,
  proveInput,
  registerInput,
  requestId,
  requestListQuery,
  sendCodeInput,
  subjectInput,
} from "#contract/requests.ts";
import { authorize, caller, requires } from "#worker/access/index.ts";
import type { AppEnv } from "#worker/app-env.ts";
import { processingRegister } from "#worker/dictionary/register.ts";
import { problem } from "#worker/platform/http/problem.ts";
import { validateJson, validateParams, validateQuery } from "#worker/platform/http/validate.ts";
import { periodText } from "./pages/period-text.ts";
import { answerNotice, listNotices } from "./usecases/client-notices.ts";
import { approveRequest, decideRequest } from "./usecases/decide-request.ts";
import { holdDeletion, releaseHold } from "./usecases/hold-deletion.ts";
import { answerIdentityOpen, load, proveIdentity, sendCode, setCandidate } from "./usecases/identify-person.ts";
import { listRequests, readRequest } from "./usecases/read-desk.ts";
import { handOverRequest, registerRequest } from "./usecases/register-request.ts";
import { finishTask, listTasks, readTask, reviewContact, reviewNote } from "./usecases/review-task.ts";

const one = validateParams(v.strictObject({ requestId }));
const record = validateParams(v.strictObject({ requestId, contactId }));
const task = validateParams(v.strictObject({ requestId, assignmentId }));
const taskNote = validateParams(v.strictObject({ requestId, assignmentId, noteId }));
const taskContact = validateParams(v.strictObject({ requestId, assignmentId, contactId }));
const agreesInput = v.strictObject({ agrees: v.boolean() });
const ok = { ok: true } as const;

/** The directors' desk (P7-4). */
const desk = new Hono<AppEnv>()
  .get("/requests", requires("request.list"), validateQuery(requestListQuery), async (c) => {
    const by = caller(c);
    const grant = await authorize({ ...by, permission: "request.list" });
    return c.json(await listRequests(by.deps, grant, c.req.valid("query")));
  })
  .post("/requests", requires("request.create"), validateJson(registerInput), async (c) => {
    const by = caller(c);
    const grant = await authorize({ ...by, permission: "request.create" });
    const row = await registerRequest(by.deps, grant, c.req.valid("json"), new URL(c.req.url).origin);
    return c.json({ id: row.id, reference: row.reference }, 201);
  })
  .get("/requests/:requestId", requires("request.read"), one, async (c) => {
    const by = caller(c);
    const grant = await authorize({ ...by, permission: "request.read" });
    return c.json(await readRequest(by.deps, grant, c.req.valid("param").requestId));
  })
  .post("/requests/:requestId/code", requires("request.identify"), one, validateJson(sendCodeInput), async (c) => {
    const by = caller(c);
    const grant = await authorize({ ...by, permission: "request.identify" });
    await sendCode(by.deps, grant, c.req.valid("param").requestId, c.req.valid("json").contactId);
    return c.json(ok);
  })
  .post("/requests/:requestId/proof", requires("request.identify"), one, validateJson(proveInput), async (c) => {
    const by = caller(c);
    const grant = await authorize({ ...by, permission: "request.identify" });
    await proveIdentity(by.deps, grant, c.req.valid("param").requestId, c.req.valid("json").proof);
    return c.json(ok);
  })
  .post("/requests/:requestId/identity-open", requires("request.identify"), one, async (c) => {
    const by = caller(c);
    const grant = await authorize({ ...by, permission: "request.identify" });
    const row = await load(by.deps, c.req.valid("param").requestId);
    await answerIdentityOpen(by.deps, row, grant.actor.role);
    return c.json(ok);
  })
  .put(
    "/requests/:requestId/records/:contactId",
    requires("request.identify"),
    record,
    validateJson(subjectInput),
    async (c) => {
      const by = caller(c);
      const grant = await authorize({ ...by, permission: "request.identify" });
      const { requestId: id, contactId: contact } = c.req.valid("param");
      await setCandidate(by.deps, grant, id, contact, c.req.valid("json").about);
      return c.json(ok);
    },
  )
  .post("/requests/:requestId/decision", requires("request.decide"), one, validateJson(decideInput), async (c) => {
    const by = caller(c);
    const grant = await authorize({ ...by, permission: "request.decide" });
    await decideRequest(by.deps, grant, c.req.valid("param").requestId, c.req.valid("json"));
    return c.json(ok);
  })
  .post("/requests/:requestId/approval", requires("request.approve"), one, validateJson(agreesInput), async (c) => {
    const by = caller(c);
    const grant = await authorize({ ...by, permission: "request.approve" });
    await approveRequest(by.deps, grant, c.req.valid("param").requestId, c.req.valid("json"));
    return c.json(ok);
  })
  .post("/requests/:requestId/hold", requires("request.hold"), one, async (c) => {
    const by = caller(c);
    const grant = await authorize({ ...by, permission: "request.hold" });
    await holdDeletion(by.deps, grant, c.req.valid("param").requestId);
    return c.json(ok);
  })
  .delete("/requests/:requestId/hold", requires("request.release"), one, async (c) => {
    const by = caller(c);
    const grant = await authorize({ ...by, permission: "request.release" });
    await releaseHold(by.deps, grant, c.req.valid("param").requestId);
    return c.json(ok);
  });

/** The register of processing, for directors: generated, so it is never behind (L-10, P2-5). */
const register = new Hono<AppEnv>().get("/processing-register", requires("processing-register.read"), async (c) => {
  const by = caller(c);
  await authorize({ ...by, permission: "processing-register.read" });
  const items: ProcessingEntry[] = processingRegister().map(({ ends, ...entry }) => ({
    ...entry,
    ends: { nl: periodText("nl", ends), en: periodText("en", ends) },
  }));
  return c.json({ items });
});

/** The supervisors' tasks: their own notes and records, one by one (P4.3-7). */
const tasks = new Hono<AppEnv>()
  .get("/request-tasks", requires("request-task.list"), async (c) => {
    const by = caller(c);
    const grant = await authorize({ ...by, permission: "request-task.list" });
    return c.json(await listTasks(by.deps, grant));
  })
  .get("/request-tasks/:requestId/:assignmentId", requires("request-task.work"), task, async (c) => {
    const by = caller(c);
    const { requestId: id, ...resource } = c.req.valid("param");
    const grant = await authorize({ ...by, permission: "request-task.work", resource });
    return c.json(await readTask(by.deps, grant, id));
  })
  .put(
    "/request-tasks/:requestId/:assignmentId/notes/:noteId",
    requires("request-task.work"),
    taskNote,
    validateJson(marksInput),
    async (c) => {
      const by = caller(c);
      const { requestId: id, noteId: note, assignmentId: assignment } = c.req.valid("param");
      const resource = { assignmentId: assignment };
      const grant = await authorize({ ...by, permission: "request-task.work", resource });
      await reviewNote(by.deps, grant, id, note, c.req.valid("json").marks);
      return c.json(ok);
    },
  )
  .put(
    "/request-tasks/:requestId/:assignmentId/records/:contactId",
    requires("request-task.work"),
    taskContact,
    validateJson(subjectInput),
    async (c) => {
      const by = caller(c);
      const { requestId: id, contactId: contact, assignmentId: assignment } = c.req.valid("param");
      const resource = { assignmentId: assignment };
      const grant = await authorize({ ...by, permission: "request-task.work", resource });
      await reviewContact(by.deps, grant, id, contact, c.req.valid("json").about);
      return c.json(ok);
    },
  )
  .post("/request-tasks/:requestId/:assignmentId/done", requires("request-task.work"), task, async (c) => {
    const by = caller(c);
    const { requestId: id, ...resource } = c.req.valid("param");
    const grant = await authorize({ ...by, permission: "request-task.work", resource });
    await finishTask(by.deps, grant, id);
    return c.json(ok);
  });

/** What clients are told and asked (P7-7/8). */
const notices = new Hono<AppEnv>()
  .get("/request-notices", requires("request-notice.list"), async (c) => {
    const by = caller(c);
    const grant = await authorize({ ...by, permission: "request-notice.list" });
    return c.json(await listNotices(by.deps, grant));
  })
  .post(
    "/request-notices/:noticeId/answer",
    requires("request-notice.answer"),
    validateParams(v.strictObject({ noticeId })),
    validateJson(answerNoticeInput),
    async (c) => {
      const by = caller(c);
      const grant = await authorize({ ...by, permission: "request-notice.answer" });
      await answerNotice(by.deps, grant, c.req.valid("param").noticeId, c.req.valid("json"));
      return c.json(ok);
    },
  );

/** A request made in a call, handed over by the agent (P7-2). */
const calls = new Hono<AppEnv>().post(
  "/leases/:id/request",
  requires("request.hand-over"),
  validateParams(v.strictObject({ id: leaseId })),
  validateJson(handOverInput),
  async (c) => {
    const by = caller(c);
    const resource = { leaseId: c.req.valid("param").id };
    const grant = await authorize({ ...by, permission: "request.hand-over", resource });
    if (!grant.facts.assignmentActive) throw problem("leases.ended");
    return c.json(await handOverRequest(by.deps, grant, c.req.valid("json"), new URL(c.req.url).origin), 201);
  },
);

export const requestsRoutes = new Hono<AppEnv>()
  .route("/", desk)
  .route("/", register)
  .route("/", tasks)
  .route("/", notices)
  .route("/", calls);
