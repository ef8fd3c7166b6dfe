import { expect } from "vitest";
import type { LeadCard } from "#contract/desk.ts";
import type { UploadView } from "#contract/uploads.ts";
import { createApp } from "#worker/app.ts";
import type { Deps } from "#worker/deps.ts";
import { loadActor } from "#worker/modules/identity/index.ts";
import { fixedClock } from "#worker/platform/clock.ts";
import type { Db } from "#worker/platform/db/db.ts";
import { runPurge } from "#worker/retention/purge.ts";
import { createDesk } from "./desk.ts";
import { createTestApp } from "./test-app.ts";
import { file, openFile } from "./upload.ts";

/** The last second in which the values live, and the first in which they do not. */
const [lastSecond, due, dueOn] = ["2026-11-25T22:59:59.000Z", "2026-11-25T23:00:00.000Z", "2025-11-25"];

/** Lets something else happen whole before one of the database's calls. */
const pausedDb = (db: Db, at: number, meanwhile: () => Promise<unknown>) => {
  let count = 0;
  const call = async <T>(work: () => Promise<T>): Promise<T> => {
    if (++count === at) await meanwhile();
    return work();
  };
  const paused: Db = {
    ...db,
    all: (statement) => call(() => db.all(statement)),
    first: (statement) => call(() => db.first(statement)),
    run: (statement) => call(() => db.run(statement)),
    batch: (statements) => call(() => db.batch(statements)),
  };
  return { db: paused, calls: () => count };
};

export const actors = ["verify", "purge", "erase", "upload", "claim", "stop"] as const;
export type ActorName = (typeof actors)[number];

/** One person whose values are about to die, in a lead that an agent has open; what each can do about it. */
const stage = async () => {
  const desk = await createDesk({ test: createTestApp(lastSecond), agents: 2 });
  desk.stepUp(desk.clientUser);
  const own = desk.clientId.slice(-6).toLowerCase();
  const email = `wit@${own}.example`;
  const lead = await desk.lead({ contact: { name: "Wit", email, enteredOn: dueOn }, companyName: `Weg ${own}` });
  await desk.lead({ contact: { name: "Ander", enteredOn: dueOn }, dueAt: "2026-11-25T22:00:00.000Z" });
  const { leaseId } = (await desk.claim()) as LeadCard;
  const checks = `/api/leases/${leaseId}/checks`;
  await desk.post(checks, { contactId: lead.contactId, fields: ["email"], method: "main_number" });
  const sample = file("Bedrijf;Naam;E-mail", `Weg ${own};Wit;${email}`);
  const opened = await openFile(desk.test, desk.clientUser, desk.assignmentId, sample);
  const { id: uploadId } = (await opened.json()) as UploadView;

  const request = async (deps: Deps, user: string, method: string, path: string, body?: unknown) => {
    const app = createApp({
      makeDeps: async () => deps,
      resolveActor: async () => {
        const actor = await loadActor(await desk.deps(), user);
        return actor === null ? null : { ...actor, stepUpUntil: "2999-01-01T00:00:00.000Z" };
      },
    });
    const init =
      body === undefined ? {} : { body: JSON.stringify(body), headers: { "content-type": "application/json" } };
    return (await app.request(path, { method, ...init }, desk.env)).status;
  };
  const acts: Record<ActorName, (deps: Deps) => Promise<number>> = {
    verify: (deps) => request(deps, desk.agentId, "POST", `${checks}/${lead.contactId}/email`, { result: "correct" }),
    purge: async (deps) => {
      await runPurge({ db: deps.db, clock: fixedClock(due) });
      return 200;
    },
    erase: (deps) => request(deps, desk.clientUser, "DELETE", `/api/rows/${lead.rowId}`),
    upload: (deps) => request(deps, desk.clientUser, "PUT", `/api/uploads/${uploadId}/chunks/1`, { rows: sample.rows }),
    claim: (deps) => request(deps, desk.agentIds[1] ?? "", "POST", "/api/leases", {}),
    stop: (deps) => request(deps, desk.supervisorId, "POST", `/api/assignments/${desk.assignmentId}/deactivate`, {}),
  };

  const holds = async (race: string, status: Partial<Record<ActorName, number>>) => {
    const n = async (sql: string, ...params: unknown[]) =>
      Number((await desk.sql<{ n: number }>(sql, ...params))[0]?.n);
    const of = "SELECT COUNT(*) AS n FROM";
    const ok = (name: ActorName) => (status[name] ?? 500) < 300;
    const say = `${race} ${JSON.stringify(status)}`;
    const whose = `contact_id IN (SELECT id FROM contacts WHERE company_id = '${lead.companyId}')`;
    expect(await desk.sql("PRAGMA foreign_key_check"), `points to nothing, ${say}`).toEqual([]);
    expect(
      await n(`${of} contacts c WHERE NOT EXISTS (SELECT 1 FROM contact_values v WHERE v.contact_id = c.id)`),
      `a person without values, ${say}`,
    ).toBe(0);
    if (status.purge !== undefined && status.upload === undefined)
      expect(await n(`${of} contact_values WHERE ${whose} AND anchor_on <= ?`, dueOn), `outlived, ${say}`).toBe(0);
    const verified = await n(
      `${of} contact_values WHERE contact_id = ? AND field = 'email' AND verified_on IS NOT NULL`,
      lead.contactId,
    );
    if (ok("verify") && status.erase === undefined) expect(verified, `a verified value is lost, ${say}`).toBe(1);
    if (status.verify !== undefined && !ok("verify")) expect(verified, `verified nevertheless, ${say}`).toBe(0);
    if (ok("erase")) {
      expect(await n(`${of} assignment_rows WHERE id = ?`, lead.rowId), `a deleted row, ${say}`).toBe(0);
      if (status.upload === undefined)
        expect(await n(`${of} contacts WHERE id = ?`, lead.contactId), `an erased person, ${say}`).toBe(0);
    }
    expect(await n(`${of} leases WHERE lead_id NOT IN (SELECT id FROM leads)`), `a lease on nothing, ${say}`).toBe(0);
    if (ok("stop"))
      expect(await n(`${of} leases WHERE assignment_id = ?`, desk.assignmentId), `work after the stop, ${say}`).toBe(0);
    const open = "SELECT COUNT(*) AS n FROM leases GROUP BY lead_id HAVING COUNT(*) > 1";
    expect(await desk.sql(open), `two agents at one lead, ${say}`).toEqual([]);
    expect(
      Object.values(status).filter((code) => code >= 500 && code !== 503),
      `broke, ${say}`,
    ).toEqual([]);
  };
  return { deps: desk.deps, acts, holds };
};

/**
 * Every way in which one act can fall whole into another: before each of its calls of the database, and (`at` past the
 * last) after it. @param every all of them, or (false) each pair at two places
 * @returns how many were played, and who got what it wanted in at least one of them
 */
export const playRaces = async (one: ActorName, every: boolean) => {
  let played = 0;
  const won = new Set<string>();
  for (const other of actors.filter((name) => name !== one))
    for (let at = every ? 1 : 2; ; at += every ? 1 : 4) {
      const { deps, acts, holds } = await stage();
      const status: Partial<Record<ActorName, number>> = {};
      const first = await deps();
      const paused = pausedDb(first.db, at, async () => {
        status[other] = await acts[other](await deps());
      });
      status[one] = await acts[one]({ ...first, db: paused.db });
      const over = paused.calls() < at;
      if (over) status[other] = await acts[other](await deps());
      await holds(`${other} before call ${at} of ${one}`, status);
      played += 1;
      for (const [name, code] of Object.entries(status)) if (code < 300) won.add(name);
      if (over || (!every && at > 2)) break;
    }
  return { played, won: actors.filter((name) => won.has(name)) };
};
