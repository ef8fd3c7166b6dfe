import { createSignal } from "solid-js";
import { createStore } from "solid-js/store";
import type { UploadView } from "#contract/uploads.ts";
import { online } from "#web/platform/connection.ts";
import { isProblem } from "#web/platform/problem.ts";
import { sessionExpired } from "#web/platform/session.ts";
import { gapsOf, receivedRows } from "./gaps.ts";
import { MAX_SLICE, type OpenedTable } from "./reading/reader-client.ts";
import { isTransient, type RunPhase, type RunState } from "./run/run-state.ts";
import { until } from "./run/until.ts";
import { createSpeed } from "./speed.ts";
import { finishUpload, type OpenUpload, openUpload, readUpload, sendChunk } from "./uploads.queries.ts";

const FIRST_WAIT_S = 1;
const LONGEST_WAIT_S = 30;

/** A server that keeps failing is not a broken connection: stop and say so. */
const MAX_SERVER_ERRORS = 6;
/** The same file sent from two tabs: what the other one sent is no longer ours to send. */
const MAX_OVERLAPS = 20;

class Stopped extends Error {}

/**
 * Sends the rows of an opened file in the server's chunk size, only what it does not hold yet, one chunk at a time.
 * A broken connection is waited out; what the server received meanwhile is asked, not assumed.
 */
export function createUploadRun(
  table: Pick<OpenedTable, "ask">,
  input: OpenUpload,
  /** Where the preview cut the file, ascending: the run cuts it there too, so that it decides from the same. */
  ends: readonly number[] = [],
) {
  const total = input.rowCount;
  const [state, setState] = createStore<RunState>({
    phase: "opening",
    view: null,
    received: 0,
    resumedFrom: 0,
    secondsLeft: null,
    retryIn: 0,
    problem: undefined,
  });
  const [wanted, setWanted] = createSignal<"run" | "pause" | "stop">("run");
  const [hurry, setHurry] = createSignal(0);
  const speed = createSpeed();
  let chunkRows = Number.POSITIVE_INFINITY;
  let failures = 0;
  let overlaps = 0;

  const adopt = (view: UploadView) => setState({ view, received: receivedRows(view.applied, total) });

  /** Lets a pause or a stop take hold between two requests. */
  async function gate(): Promise<void> {
    if (wanted() === "pause") {
      setState({ phase: "paused", secondsLeft: null });
      await until(() => wanted() !== "pause");
      speed.reset();
    }
    if (wanted() === "stop") throw new Stopped();
  }

  async function waitAfter(problem: unknown): Promise<void> {
    const seconds = Math.min(LONGEST_WAIT_S, FIRST_WAIT_S * 2 ** failures);
    failures++;
    if (isProblem(problem, "server.error") && failures > MAX_SERVER_ERRORS) throw problem;
    setState({ phase: "waiting", problem, retryIn: seconds, secondsLeft: null });
    const ticks = setInterval(() => setState("retryIn", (left) => Math.max(0, left - 1)), 1_000);
    const pressed = hurry();
    const wasOffline = !online();
    await until(() => state.retryIn === 0 || hurry() !== pressed || wanted() !== "run" || (wasOffline && online()));
    clearInterval(ticks);
    speed.reset();
    setState("problem", undefined);
  }

  /** Repeats a call until it gets an answer that means something. */
  async function persist<T>(phase: RunPhase, call: () => Promise<T>): Promise<T> {
    for (;;) {
      await gate();
      setState("phase", phase);
      try {
        const answer = await call();
        failures = 0;
        return answer;
      } catch (thrown) {
        if (isProblem(thrown, "access.no_session")) await signedInAgain();
        else if (isTransient(thrown)) await waitAfter(thrown);
        else throw thrown;
      }
    }
  }

  async function signedInAgain(): Promise<void> {
    setState({ phase: "session", secondsLeft: null });
    await until(() => !sessionExpired() || wanted() === "stop");
    speed.reset();
  }

  /** @returns false when what the server holds must be asked before going on. */
  async function sendNext(view: UploadView, gap: { firstRow: number; lastRow: number }): Promise<boolean> {
    const end = Math.min(gap.lastRow, ends.find((each) => each >= gap.firstRow) ?? gap.lastRow);
    const wish = Math.min(view.chunkSize, MAX_SLICE, chunkRows, end - gap.firstRow + 1);
    const { body, rows } = await table.ask({ do: "chunk", from: gap.firstRow - 1, count: wish });
    speed.begin();
    try {
      adopt(await sendChunk(view.id, gap.firstRow, body));
      failures = 0;
      speed.end(rows);
      setState("secondsLeft", speed.secondsFor(total - state.received));
      return true;
    } catch (thrown) {
      if (isProblem(thrown, "request.too_large") && rows > 1) chunkRows = Math.ceil(rows / 2);
      else if (isProblem(thrown, "uploads.chunk_out_of_range") && overlaps < MAX_OVERLAPS) overlaps++;
      else if (isProblem(thrown, "access.no_session")) await signedInAgain();
      else if (isTransient(thrown)) await waitAfter(thrown);
      else throw thrown;
      return false;
    }
  }

  async function sendAll(): Promise<void> {
    for (;;) {
      const view = state.view;
      const gap = view && gapsOf(view.applied, total)[0];
      if (!view || !gap) return;
      await gate();
      setState("phase", "sending");
      if (!(await sendNext(view, gap))) adopt(await persist(state.phase, () => readUpload(view.id)));
    }
  }

  async function run(): Promise<void> {
    try {
      adopt(await persist("opening", () => openUpload(input)));
      setState("resumedFrom", state.received);
      let finished = false;
      while (!finished) {
        await sendAll();
        finished = await finish();
      }
      setState({ phase: "done", secondsLeft: null });
    } catch (thrown) {
      setState({ phase: thrown instanceof Stopped ? "stopped" : "failed", secondsLeft: null });
      if (!(thrown instanceof Stopped)) setState("problem", thrown);
    }
  }

  /** @returns false when the server misses rows after all. */
  async function finish(): Promise<boolean> {
    const id = state.view?.id ?? "";
    if (state.view?.state === "done") return true;
    try {
      adopt(await persist("finishing", () => finishUpload(id)));
      return true;
    } catch (thrown) {
      if (!isProblem(thrown, "uploads.incomplete")) throw thrown;
      adopt(await persist("finishing", () => readUpload(id)));
      return false;
    }
  }

  const start = () => {
    setWanted("run");
    setState({ phase: "opening", problem: undefined });
    failures = 0;
    void run();
  };
  start();

  return {
    state,
    total,
    /** True while closing the tab would break something off. */
    busy: () => !["done", "stopped", "failed"].includes(state.phase),
    pause: () => setWanted("pause"),
    resume: () => setWanted("run"),
    /** Ends after the request under way; what arrived stays. */
    stop: () => setWanted("stop"),
    retryNow: () => setHurry((n) => n + 1),
    /** Again, after a stop or a failure: the server says what it holds. */
    again: start,
    pausing: () => wanted() === "pause",
    stopping: () => wanted() === "stop",
  };
}

export type UploadRun = ReturnType<typeof createUploadRun>;
