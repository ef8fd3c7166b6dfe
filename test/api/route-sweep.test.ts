import { describe, expect, it } from "vitest";
import { permissions } from "#contract/permissions.ts";
import { endpointsOf } from "#test/support/endpoints.ts";
import { addPerson } from "#test/support/people.ts";
import { createTestApp } from "#test/support/test-app.ts";
import { permissionOf } from "#worker/access/index.ts";
import { policies } from "#worker/access/policies/index.ts";

const test = createTestApp();

/** Endpoints without a permission, each with its reason. */
const publicRoutes: Record<string, string> = {
  "/api/health": "says only that the worker runs",
  "/api/auth/*": "signing in comes before a session; a closed list of the library's endpoints",
  "/api/invitations/lookup": "the invited person has no account yet; the token is the proof",
  "/api/invitations/accept": "the invited person has no account yet; the token is the proof",
  "/api/password-resets": "who forgot the password has no session; the answer is the same for any address",
  "/api/password-resets/complete": "the mailed token is the proof, and the second factor is asked afterwards",
  "/api/openapi.json": "describes the interface and holds nobody's data",
  "/api/setups": "the first administrator, once, with the set-up token",
  "/api/log/heads": "hashes and signatures only; anybody may keep a head and ask for a proof (P3-7)",
  "/api/log/checkpoint": "hashes and signatures only; anybody may keep a head and ask for a proof (P3-7)",
  "/api/log/consistency": "hashes and signatures only; anybody may keep a head and ask for a proof (P3-7)",
  "/api/log/inclusion": "hashes and signatures only; anybody may keep a head and ask for a proof (P3-7)",
};

const endpoints = () => endpointsOf(test);

// Signing in is one place with several endpoints; the others of the library carry a permission.
const isPublic = (path: string) => path in publicRoutes || signInRoutes.includes(path) || publicPages.test(path);
/** Data subjects have no account; a mailed link is the proof, and without it nothing is told (P7-3). */
const publicPages = /^\/(verzoek|request|zaak|case)(\/|$)/;
const signInRoutes = [
  "sign-in/email",
  "sign-out",
  "two-factor/verify-totp",
  "two-factor/verify-backup-code",
  "passkey/generate-authenticate-options",
  "passkey/verify-authentication",
].map((name) => `/api/auth/${name}`);

const samples: Record<string, string> = {
  assignmentId: "asg_01AAAAAAAAAAAAAAAAAAAAAAAA",
  uploadId: "upl_01AAAAAAAAAAAAAAAAAAAAAAAA",
  rowId: "row_01AAAAAAAAAAAAAAAAAAAAAAAA",
  reviewId: "rev_01AAAAAAAAAAAAAAAAAAAAAAAA",
  mergeId: "mrg_01AAAAAAAAAAAAAAAAAAAAAAAA",
  leaseId: "lease_01AAAAAAAAAAAAAAAAAAAAAAAA",
  leadId: "lead_01AAAAAAAAAAAAAAAAAAAAAAAA",
  contactId: "ctc_01AAAAAAAAAAAAAAAAAAAAAAAA",
  clientId: "client_01AAAAAAAAAAAAAAAAAAAAAAAA",
  clientContactId: "cct_01AAAAAAAAAAAAAAAAAAAAAAAA",
  userId: "user_01AAAAAAAAAAAAAAAAAAAAAAAA",
  agentId: "user_01AAAAAAAAAAAAAAAAAAAAAAAA",
  month: "2026-10",
  receiptId: "rcpt_01AAAAAAAAAAAAAAAAAAAAAAAA",
  invitationId: "inv_01AAAAAAAAAAAAAAAAAAAAAAAA",
  tokenId: "tok_01AAAAAAAAAAAAAAAAAAAAAAAA",
  ndaId: "nda_01AAAAAAAAAAAAAAAAAAAAAAAA",
  id: "nda_01AAAAAAAAAAAAAAAAAAAAAAAA",
  callId: "call_01AAAAAAAAAAAAAAAAAAAAAAAA",
  appointmentId: "apt_01AAAAAAAAAAAAAAAAAAAAAAAA",
  noticeId: "ntc_01AAAAAAAAAAAAAAAAAAAAAAAA",
  requestId: "dsr_01AAAAAAAAAAAAAAAAAAAAAAAA",
  noteId: "note_01AAAAAAAAAAAAAAAAAAAAAAAA",
  firstRow: "1",
  day: "2026-11-25",
  field: "email",
};
const filled = (path: string) =>
  path.replace(/:(\w+)/g, (_, name: string) => {
    const sample = samples[name];
    if (sample === undefined) throw new Error(`a new parameter :${name} needs a sample value here`);
    return sample;
  });

describe("every endpoint", () => {
  it("names its permission, or stands on the short public list with a reason", () => {
    const open = endpoints().filter(
      ({ path, handlers }) => !isPublic(path) && !handlers.some((handler) => permissionOf(handler) !== undefined),
    );
    expect(open.map(({ method, path }) => `${method} ${path}`)).toEqual([]);
  });

  it("answers 401 to a stranger before anything is parsed (P1-5)", async () => {
    for (const { method, path } of endpoints().filter((endpoint) => !isPublic(endpoint.path))) {
      const answer = await test.send(
        null,
        method,
        filled(path),
        method === "GET" || method === "DELETE" ? undefined : { nonsense: true },
      );
      expect(answer.status, `${method} ${path}`).toBe(401);
      expect(answer.headers.get("cache-control"), path).toBe("no-store");
    }
  });

  it("answers nothing but the signing screen to staff without an NDA (P1-2)", async () => {
    const agent = await addPerson(test, "agent", { nda: false });
    const supervisor = await addPerson(test, "supervisor", { nda: false });
    const director = await addPerson(test, "director", { nda: false });
    for (const { method, path, handlers } of endpoints().filter((endpoint) => !isPublic(endpoint.path))) {
      const permission = handlers.map(permissionOf).find((found) => found !== undefined);
      if (permission === "session.read" || permission === "nda.sign") continue;
      for (const person of [agent, supervisor, director]) {
        const answer = await test.send(
          person,
          method,
          filled(path),
          method === "GET" || method === "DELETE" ? undefined : {},
        );
        expect([answer.status, ((await answer.json()) as { code: string }).code], `${method} ${path}`).toEqual([
          403,
          "nda.required",
        ]);
      }
    }
  });

  it("answers 403 to an account without a second factor (L-12)", async () => {
    const supervisor = await addPerson(test, "supervisor", { secondFactor: false });
    const answer = await test.send(supervisor, "GET", "/api/assignments");
    expect(await answer.json()).toMatchObject({ status: 403, code: "access.second_factor_missing" });
  });

  it("answers 404 for a thing that does not exist and 403 for a permission the role never has", async () => {
    const agent = await addPerson(test, "agent");
    const supervisor = await addPerson(test, "supervisor");
    expect((await test.send(supervisor, "GET", `/api/assignments/${samples.assignmentId}`)).status).toBe(404);
    expect((await test.send(agent, "GET", `/api/assignments/${samples.assignmentId}`)).status).toBe(403);
  });
});

describe("the policies", () => {
  it("speak of no permission that no route asks for", () => {
    const asked = new Set(test.app.routes.map(({ handler }) => permissionOf(handler)));
    expect(
      [...new Set(policies.map(({ permission }) => permission))].filter((permission) => !asked.has(permission)),
    ).toEqual([]);
  });

  it("cite a promise in each line and know only permissions that exist", () => {
    for (const policy of policies) {
      expect(policy.cites.length, policy.permission).toBeGreaterThan(0);
      expect(permissions).toContain(policy.permission);
    }
  });

  it("give agents, coaches and directors no way into a whole database (P3-5, P3-6)", () => {
    const whole = ["row.list", "row.update", "row.export", "note.list", "upload.list", "upload.read"];
    const reached = policies.filter(
      ({ role, permission }) => ["agent", "coach", "director"].includes(role) && whole.includes(permission),
    );
    expect(reached).toEqual([]);
  });

  it("use every permission somewhere, so that none is a dead word", () => {
    const used = new Set(policies.map(({ permission }) => permission));
    expect(permissions.filter((permission) => !used.has(permission))).toEqual([]);
  });
});
