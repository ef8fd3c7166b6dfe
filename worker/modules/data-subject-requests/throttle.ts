import type { Deps } from "#worker/deps.ts";
import { takeTry, throttleSubject } from "#worker/modules/identity/index.ts";

/**
 * Slows down who asks too often, by the address typed and by where it comes from; both as keyed hashes. It counts tries,
 * so what it answers tells nothing about who is known.
 * @returns seconds to wait, or 0
 */
export const waitFor = async (deps: Deps, what: "submit" | "code" | "link", keys: readonly string[]) => {
  let wait = 0;
  for (const key of keys)
    if (key !== "") wait = Math.max(wait, await takeTry(deps, await throttleSubject(deps, `request ${what} ${key}`)));
  return wait;
};
