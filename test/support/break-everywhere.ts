import type { Deps } from "#worker/deps.ts";
import { type Fault, faultText, faultyDb } from "./faulty-db.ts";

/** One piece of work in a world of its own. */
export interface Work {
  deps: () => Promise<Deps>;
  /** The work, on a database that may break; what it throws is its own business. */
  act: (deps: Deps) => Promise<unknown>;
  /** What must hold at once: finished or untouched, or a whole step of it. Gets the fault for its messages. */
  broken: (fault: string) => Promise<void>;
  /** What must hold when the work was done again after a restart. */
  finished: (fault: string) => Promise<void>;
}

const faults: Omit<Fault, "at">[] = [
  { moment: "before" },
  { moment: "after", onwards: true },
  { moment: "after" },
  { moment: "before", onwards: true },
];

/**
 * Plays the work once for every call it makes to the database and breaks it there; then once more, whole.
 * @param every each call in all four ways, or (false, the reduced run) one call in `stride` in one of them, in turn
 * @returns how many calls there were to break
 */
export const breakEverywhere = async (prepare: () => Promise<Work>, every: boolean, stride = 1): Promise<number> => {
  for (let at = 1; ; at += every ? 1 : stride) {
    let fired = true;
    for (const fault of every ? faults : faults.slice(at % 4, (at % 4) + 1)) {
      const text = faultText({ at, ...fault });
      const work = await prepare();
      const deps = await work.deps();
      const faulty = faultyDb(deps.db, at, fault.moment, fault.onwards);
      await work.act({ ...deps, db: faulty.db }).catch(() => {});
      fired = faulty.calls() >= at;
      await work.broken(text);
      await work.act(await work.deps()).catch(() => {});
      await work.finished(text);
    }
    if (!fired) return at - 1;
  }
};
