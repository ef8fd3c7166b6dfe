import { onRuntime, seconds } from "./runtime.mjs";
import { addContacts, addLeads, copyWorld, ids, withDatabase } from "./world.mjs";

const left = (world) =>
  withDatabase(
    world,
    (db) => db.prepare("SELECT COUNT(*) AS n FROM contact_values WHERE anchor_on = '2020-01-01'").get().n,
  );

/** The purge of due values among a million contacts, against the bare DELETEs of the same values. */
export const benchPurge = async (world, contacts, due) => {
  const own = copyWorld(world, "purge-own");
  addContacts(own, contacts, due);
  const floorWorld = copyWorld(own, "purge-floor");
  const value = await onRuntime(own, ({ call }) => seconds(() => call("POST", "/api/bench/purge", {})));
  if (left(own) !== 0) throw new Error(`${left(own)} due values are still there`);
  const dueIds = withDatabase(floorWorld, (db) =>
    db.prepare("SELECT contact_id, field FROM contact_values WHERE anchor_on = '2020-01-01'").all().map(Object.values),
  );
  const floor = await onRuntime(floorWorld, ({ call }) =>
    seconds(async () => {
      for (let at = 0; at < dueIds.length; at += 2_000)
        await call("POST", "/api/bench/floor-delete", { ids: dueIds.slice(at, at + 2_000) });
    }),
  );
  return { name: "purge", value, unit: "s", floor, ratio: value / floor, rows: due };
};

/** Flagging stores nothing: what waits for a check is counted, against the bare count over the same index. */
export const benchFlags = async (world, contacts, flagged) => {
  const own = copyWorld(world, "flags");
  addContacts(own, contacts, flagged, { anchor: "date('now', '-7 months')" });
  return onRuntime(own, async ({ call }) => {
    const floor = await seconds(() => call("POST", "/api/bench/floor-flags", {}));
    let found = 0;
    const value = await seconds(async () => {
      found = (await (await call("POST", "/api/bench/flags", {})).json()).contactValues;
    });
    if (found !== flagged) throw new Error(`${found} of ${flagged} values were flagged`);
    return { name: "flags", value, unit: "s", floor, ratio: value / floor, rows: flagged };
  });
};

const p95 = (times) => times.toSorted((a, b) => a - b)[Math.floor(times.length * 0.95)];

/** What agents notice: the p95 of claiming a lead while the purge runs beside it, against the same without it. */
export const benchPurgeBeside = async (world, contacts, due, agents = 150) => {
  const own = copyWorld(world, "purge-beside");
  addContacts(own, contacts, due);
  addLeads(own, 1_000);
  return onRuntime(own, async ({ call }) => {
    let agent = 0;
    const claims = async (goOn) => {
      const times = [];
      while (goOn(times)) {
        const headers = { "x-bench-user": ids.agent(agent++) };
        times.push(await seconds(() => call("POST", "/api/leases", undefined, headers)));
      }
      return times;
    };
    await claims((times) => times.length < 20);
    const alone = await claims((times) => times.length < agents);
    let running = true;
    const purge = call("POST", "/api/bench/purge", {}).finally(() => {
      running = false;
    });
    const beside = await claims((times) => running && times.length < agents);
    await purge;
    const [value, floor] = [p95(beside) * 1000, p95(alone) * 1000];
    return { name: "purge.claim-p95", value, unit: "ms", floor, ratio: value / floor, rows: beside.length };
  });
};
