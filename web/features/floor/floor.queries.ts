import { queryOptions } from "@tanstack/solid-query";
import { createSignal, onCleanup } from "solid-js";
import { createStore, reconcile } from "solid-js/store";
import type { FloorAgent, Stock } from "#contract/floor.ts";
import { api, unwrap } from "#web/platform/api-client.ts";
import { sessionExpired } from "#web/platform/session.ts";

const POLL_MS = 3_000;

export const stocksQuery = queryOptions({
  queryKey: ["stocks"],
  queryFn: async (): Promise<Stock[]> => (await unwrap(api.api.stocks.$get())).items,
});

/** The floor, kept up to date while the page is in sight: only a changed version brings (and logs) anything. */
export function createFloor() {
  const [agents, setAgents] = createStore<{ list: FloorAgent[] }>({ list: [] });
  const [problem, setProblem] = createSignal<unknown>();
  const [arrived, setArrived] = createSignal(false);
  const [serverAheadMs, setServerAhead] = createSignal(0);
  const [now, setNow] = createSignal(Date.now());
  let known: string | undefined;
  let asking = false;

  const ask = async () => {
    if (asking || document.hidden || sessionExpired()) return;
    asking = true;
    try {
      const view = await unwrap(api.api.floor.$get({ query: known === undefined ? {} : { known } }));
      setServerAhead(new Date(view.at).getTime() - Date.now());
      if (view.agents !== null) setAgents("list", reconcile(view.agents, { key: "id" }));
      known = view.version;
      setArrived(true);
      setProblem(undefined);
    } catch (error) {
      setProblem(error);
    } finally {
      asking = false;
    }
  };
  void ask();
  const poll = setInterval(() => void ask(), POLL_MS);
  const tick = setInterval(() => setNow(Date.now()), 1_000);
  const seen = () => void ask();
  document.addEventListener("visibilitychange", seen);
  onCleanup(() => {
    clearInterval(poll);
    clearInterval(tick);
    document.removeEventListener("visibilitychange", seen);
  });

  return {
    agents: () => agents.list,
    arrived,
    problem,
    ask,
    /** Seconds in the phase, on the server's clock. */
    seconds: (since: string) => (now() + serverAheadMs() - new Date(since).getTime()) / 1000,
  };
}
