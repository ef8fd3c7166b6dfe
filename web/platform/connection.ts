import { createSignal } from "solid-js";

const PROBE_EVERY_MS = 5_000;

const [reachable, setReachable] = createSignal(globalThis.navigator?.onLine ?? true);
let probe: ReturnType<typeof setInterval> | undefined;

/** True while the last thing we tried reached the server; reactive. */
export const online = reachable;

/** Called by the API client after every request. */
export function reportReached(reached: boolean): void {
  setReachable(reached);
  if (reached) {
    clearInterval(probe);
    probe = undefined;
  } else if (probe === undefined) {
    // navigator.onLine only knows about the cable; the server tells the rest.
    probe = setInterval(tryAgain, PROBE_EVERY_MS);
  }
}

/** Asks the server for anything at all; any answer means we are connected. */
export async function tryAgain(): Promise<void> {
  await fetch("/api/health", { cache: "no-store", credentials: "omit" }).then(
    () => reportReached(true),
    () => reportReached(false),
  );
}

export function watchConnection(): void {
  addEventListener("offline", () => reportReached(false));
  addEventListener("online", () => void tryAgain());
}
