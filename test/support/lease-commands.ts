import fc from "fast-check";
import { expect } from "vitest";
import { tokenHash } from "#worker/modules/data-subject-requests/sealing.ts";
import { runPurge } from "#worker/retention/purge.ts";
import type { LeaseModel } from "./lease-model.ts";
import type { LeaseWorld } from "./lease-world.ts";
import { visitor } from "./requests.ts";

type Command = fc.AsyncCommand<LeaseModel, LeaseWorld>;

/** Every command ends with the same question: who holds what, by the database and by the model. */
const agree = async (model: LeaseModel, world: LeaseWorld) => {
  const rows = await world.sql<{ agent_id: string; token: string; lead_id: string; expires_at: string }>(
    "SELECT agent_id, token, lead_id, expires_at FROM leases WHERE agent_id IN (SELECT value FROM json_each(?)) AND expires_at > ?",
    JSON.stringify(world.agents),
    new Date(model.now).toISOString(),
  );
  const real = rows.map((row) => ({
    agent: world.agents.indexOf(row.agent_id),
    token: row.token,
    lead: model.indexOf(row.lead_id),
    until: Date.parse(row.expires_at),
  }));
  const expected = model.agents.flatMap((_, n) => {
    const held = model.held(n);
    return held === null ? [] : [{ agent: n, token: held.token, lead: held.lead, until: held.until }];
  });
  expect(real.sort((a, b) => a.agent - b.agent)).toEqual(expected);
  expect(new Set(real.map(({ lead }) => lead)).size).toBe(real.length);
};

const command = (
  name: string,
  run: (model: LeaseModel, world: LeaseWorld) => Promise<void>,
  check: (model: Readonly<LeaseModel>) => boolean = () => true,
): Command => ({
  toString: () => name,
  check,
  run: async (model, world) => {
    world.at(model.now);
    await run(model, world);
    await agree(model, world);
  },
});

type Claim = Awaited<ReturnType<LeaseWorld["asAgent"]>>;
/** What a claim may answer, given what the model says; a new lease enters the model. */
const takeClaim = (model: LeaseModel, n: number, { status, body }: Claim) => {
  const held = model.held(n);
  if (!model.mayAsk(n)) return void expect(status).toBeGreaterThanOrEqual(401);
  if (held !== null) {
    const agreed = model.agreed[model.fact(held.lead).assignment];
    return void expect([status, body.leaseId]).toEqual(agreed ? [200, held.token] : [409, undefined]);
  }
  const candidates = model.candidates(n);
  if (candidates.length === 0) return void expect([status, body.code]).toEqual([404, "leases.none_available"]);
  expect(status).toBe(200);
  const lead = model.indexOf(body.leadId);
  expect(candidates).toContain(lead);
  expect(model.tokens.has(body.leaseId ?? "")).toBe(false);
  model.claimed(n, lead, body.leaseId ?? "");
};

const claim = (n: number) =>
  command(`claim(${n})`, async (model, world) => takeClaim(model, n, await world.asAgent(n, "POST", "/api/leases")));

/** Two tabs of every agent press "next" at once. */
const race = () =>
  command("race()", async (model, world) => {
    const answers = await Promise.all(
      world.agents.flatMap((_, n) => [0, 1].map(() => world.asAgent(n, "POST", "/api/leases"))),
    );
    for (const n of world.agents.keys()) {
      const [one, two] = [answers[2 * n], answers[2 * n + 1]] as [Claim, Claim];
      // In some order: first those who got something, then who found nothing left.
      if (one.status === 200) takeClaim(model, n, one);
      expect([two.status, two.body.leaseId]).toEqual([one.status, one.body.leaseId]);
    }
    for (const n of world.agents.keys())
      if (answers[2 * n]?.status !== 200) takeClaim(model, n, answers[2 * n] as Claim);
  });

const closing = (outcome: "interested" | "no_answer") => ({
  outcome,
  note: outcome === "interested" ? "Gesproken." : "",
  introduced: outcome === "interested",
});
const holds = (n: number) => (model: Readonly<LeaseModel>) => model.agent(n).lease !== null;
const path = (model: LeaseModel, n: number) => `/api/leases/${model.agent(n).lease?.token}`;
const ended = [401, 403, 404, 410];

const close = (n: number, outcome: "interested" | "no_answer", tabs: number) =>
  command(
    `close(${n}, ${outcome}, ${tabs} tabs)`,
    async (model, world) => {
      const send = () => world.asAgent(n, "POST", `${path(model, n)}/close`, closing(outcome));
      const answers = await Promise.all(Array.from({ length: tabs }, send));
      if (model.held(n) === null) return void expect(ended).toContain(answers[0]?.status);
      for (const { status, body } of answers) expect([status, body.callId]).toEqual([200, answers[0]?.body.callId]);
      model.closed(n, outcome, answers[0]?.body.callId ?? "");
    },
    holds(n),
  );

const skip = (n: number) =>
  command(
    `skip(${n})`,
    async (model, world) => {
      const { status } = await world.asAgent(n, "POST", `${path(model, n)}/skip`, {});
      if (model.held(n) === null) return void expect(ended).toContain(status);
      expect(status).toBe(model.skipsLeft(n) > 0 ? 200 : 429);
      if (status === 200) model.skipped(n);
    },
    holds(n),
  );

const closeAgainstSkip = (n: number) =>
  command(
    `closeAgainstSkip(${n})`,
    async (model, world) => {
      const [closed, skipped] = await Promise.all([
        world.asAgent(n, "POST", `${path(model, n)}/close`, closing("no_answer")),
        world.asAgent(n, "POST", `${path(model, n)}/skip`, {}),
      ]);
      if (model.held(n) === null) return void expect([closed.status, skipped.status]).not.toContain(200);
      expect([closed.status, skipped.status].filter((status) => status === 200)).toHaveLength(1);
      if (closed.status === 200) model.closed(n, "no_answer", closed.body.callId ?? "");
      else model.skipped(n);
    },
    holds(n),
  );

const renew = (n: number) =>
  command(
    `renew(${n})`,
    async (model, world) => {
      const { status } = await world.asAgent(n, "POST", `${path(model, n)}/renew`);
      if (model.held(n) === null) return void expect(ended).toContain(status);
      expect(status).toBe(200);
      model.renewed(n);
    },
    holds(n),
  );

/** Every token there ever was, asked by everybody: only the one in hand answers, and only to its holder. */
const askAll = () =>
  command("askAll()", async (model, world) => {
    for (const [token, owner] of [...model.tokens].slice(-6))
      for (const n of new Set([owner, (owner + 1) % world.agents.length])) {
        const { status, body } = await world.asAgent(n, "GET", `/api/leases/${token}`);
        const held = model.held(n);
        if (held?.token === token && model.agreed[model.fact(held.lead).assignment]) {
          expect([status, body.leadId]).toEqual([200, model.fact(held.lead).id]);
          expect(body.contacts?.length).toBe(model.seesPerson(held.lead) ? 1 : 0);
        } else expect([...ended, 409]).toContain(status);
      }
  });

const undo = (n: number) =>
  command(
    `undo(${n})`,
    async (model, world) => {
      const may = model.mayUndo(n);
      const { status, body } = await world.asAgent(n, "POST", `/api/calls/${model.agent(n).undoable?.callId}/undo`);
      if (!may) return void expect(status).toBeGreaterThanOrEqual(401);
      expect([status, body.leaseId]).toEqual([200, model.agent(n).undoable?.token]);
      model.undone(n);
    },
    (model) => model.agent(n).undoable !== null,
  );

const atPerson = (n: number) => (model: Readonly<LeaseModel>) => {
  const held = model.held(n);
  return (
    held !== null &&
    model.seesPerson(held.lead) &&
    !model.fact(held.lead).purgeable &&
    model.agreed[model.fact(held.lead).assignment] === true
  );
};
const left = (n: number) =>
  command(
    `left(${n})`,
    async (model, world) => {
      const lead = model.held(n)?.lead ?? 0;
      const at = `${path(model, n)}/checks/${model.fact(lead).contactId}/email`;
      const { status } = await world.asAgent(n, "POST", at, { result: "left" });
      model.renewed(n);
      model.personGone(lead);
      expect(status).toBe(model.held(n) === null ? 410 : 200);
    },
    atPerson(n),
  );
const objection = (n: number) =>
  command(
    `objection(${n})`,
    async (model, world) => {
      const { contactId } = model.fact(model.held(n)?.lead ?? 0);
      const { status } = await world.asAgent(n, "POST", `${path(model, n)}/objection`, { contactId });
      expect(status).toBe(200);
      model.objected(n);
    },
    atPerson(n),
  );

const wait = (ms: number) =>
  command(`wait(${ms / 1000} s)`, async (model, world) => {
    model.now += ms;
    world.at(model.now);
  });

const as = async (world: LeaseWorld, user: string, method: string, to: string, body?: unknown) => {
  const answer = await world.test.send(user, method, `/api${to}`, body);
  expect(answer.status, `${method} ${to}`).toBeLessThan(300);
  return answer;
};

const plan = (n: number, of: 0 | 1, planned: boolean) =>
  command(
    `${planned ? "plan" : "unplan"}(${n}, ${of})`,
    async (model, world) => {
      const to = `/assignments/${world.assignments[of]}/schedules/${world.agents[n]}`;
      const period = planned ? { fromOn: "2026-11-01", untilOn: null } : undefined;
      await as(world, world.staff.supervisor, planned ? "PUT" : "DELETE", to, period);
      model.agent(n).planned[of] = planned;
      if (!planned) model.endLeases((agent, lease) => agent === n && model.fact(lease.lead).assignment === of);
    },
    (model) => model.agent(n).working && model.agent(n).planned[of] !== planned,
  );

const setActive = (of: 0 | 1, active: boolean) =>
  command(
    `${active ? "activate" : "deactivate"}(${of})`,
    async (model, world) => {
      await as(
        world,
        world.staff.supervisor,
        "POST",
        `/assignments/${world.assignments[of]}/${active ? "" : "de"}activate`,
      );
      model.active[of] = active;
      if (!active) model.endLeases((_, lease) => model.fact(lease.lead).assignment === of);
    },
    (model) => model.active[of] !== active && (!active || model.agreed[of] === true),
  );

const setAgreed = (of: 0 | 1, agreed: boolean) =>
  command(
    `${agreed ? "renewAgreement" : "endAgreement"}(${of})`,
    async (model, world) => {
      await world.endAgreement(of, !agreed);
      model.agreed[of] = agreed;
    },
    (model) => model.agreed[of] !== agreed,
  );

const dismiss = (n: number) =>
  command(
    `deactivateUser(${n})`,
    async (model, world) => {
      await as(world, world.staff.administrator, "POST", `/users/${world.agents[n]}/deactivate`);
      model.agent(n).working = false;
      model.endLeases((agent) => agent === n);
    },
    (model) => model.agent(n).working && model.agents.filter(({ working }) => working).length > 2,
  );

const setNda = (n: number, signed: boolean) =>
  command(
    `${signed ? "signNda" : "withdrawNda"}(${n})`,
    async (model, world) => {
      if (signed) await world.signNda(n);
      else {
        const [nda] = await world.sql<{ id: string }>(
          "SELECT id FROM ndas WHERE user_id = ? ORDER BY id DESC",
          world.agents[n],
        );
        await as(world, world.directors[0], "POST", `/ndas/${nda?.id}/withdraw`);
        model.endLeases((agent) => agent === n);
      }
      model.agent(n).nda = signed;
    },
    (model) => model.agent(n).working && model.agent(n).nda !== signed,
  );

const purge = () =>
  command("purge()", async (model, world) => {
    await runPurge({ db: (await world.test.deps()).db, clock: world.test.clock });
    for (const at of model.leads.keys()) if (model.lead(at).person && !model.seesPerson(at)) model.personGone(at);
  });

/** An erasure from the public form to its execution by a second director. */
const erase = (at: number) =>
  command(
    `erase(${at})`,
    async (model, world) => {
      const { person } = model.fact(at);
      const page = await visitor(world.test).file("erasure", person);
      const [row] = await world.sql<{ id: string }>(
        "SELECT id FROM data_subject_requests WHERE link_hash = ?",
        await tokenHash(page.split("/").at(-1) ?? ""),
      );
      const tasks = await world.sql<{ assignment_id: string }>(
        "SELECT assignment_id FROM request_tasks WHERE request_id = ?",
        row?.id,
      );
      for (const { assignment_id } of tasks) {
        const to = `/request-tasks/${row?.id}/${assignment_id}`;
        for (;;) {
          const task = await (await as(world, world.staff.supervisor, "GET", to)).json();
          const { note } = task as { note: { id: string } | null };
          if (note === null) break;
          await as(world, world.staff.supervisor, "PUT", `${to}/notes/${note.id}`, { marks: [] });
        }
        await as(world, world.staff.supervisor, "POST", `${to}/done`, {});
      }
      await as(world, world.directors[0], "POST", `/requests/${row?.id}/decision`, { decision: "grant" });
      await as(world, world.directors[1], "POST", `/requests/${row?.id}/approval`, { agrees: true });
      expect(await world.sql("SELECT 1 FROM contacts WHERE id = ?", model.fact(at).contactId)).toEqual([]);
      model.personGone(at);
    },
    (model) => model.seesPerson(at),
  );

const pick = <T>(...values: T[]) => fc.constantFrom(...values);
const agent = fc.nat({ max: 3 });
const lead = fc.nat({ max: 5 });
const assignment = pick(0 as const, 1 as const);

/** Everything that can happen to a lease; what happens often is named more than once. */
export const leaseCommands: fc.Arbitrary<Command>[] = [
  agent.map(claim),
  agent.map(claim),
  agent.map(claim),
  fc.constant(race()),
  fc.tuple(agent, pick("interested" as const, "no_answer" as const), pick(1, 2)).map((of) => close(...of)),
  agent.map(skip),
  agent.map(closeAgainstSkip),
  agent.map(renew),
  fc.constant(askAll()),
  agent.map(undo),
  agent.map(left),
  agent.map(objection),
  pick(1, 5, 61, 360, 660, 3_660, 7_260, 43_200).map((seconds) => wait(seconds * 1000)),
  pick(1, 5, 61, 360, 660).map((seconds) => wait(seconds * 1000)),
  fc.tuple(agent, assignment, fc.boolean()).map((of) => plan(...of)),
  fc.tuple(assignment, fc.boolean()).map((of) => setActive(...of)),
  fc.tuple(assignment, fc.boolean()).map((of) => setAgreed(...of)),
  agent.map(dismiss),
  fc.tuple(agent, fc.boolean()).map((of) => setNda(...of)),
  fc.constant(purge()),
  lead.map(erase),
];
