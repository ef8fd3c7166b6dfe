import { onRuntime, seconds } from "./runtime.mjs";
import { addContacts, copyWorld, withDatabase } from "./world.mjs";

/** The purge of due values among a million contacts, against the bare DELETEs of the same values. */
export const benchPurge = async (world, contacts, due) => {
  const own = copyWorld(world, "purge-own");
  addContacts(own, contacts, due);
  const floorWorld = copyWorld(own, "purge-floor");
  const value = await onRuntime(own, ({ call }) => seconds(() => call("POST", "/api/bench/purge", { limit: 2_000 })));
  const left = withDatabase(
    own,
    (db) => db.prepare("SELECT COUNT(*) AS n FROM contact_values WHERE anchor_on = '2020-01-01'").get().n,
  );
  if (left !== 0) throw new Error(`${left} due values are still there`);
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
