import { createEffect, createSignal, on, onCleanup } from "solid-js";
import { type ClosedCall, type DeskDay, type OutcomeWord, type UndoneLead, undoMilliseconds } from "#contract/desk.ts";
import { isProblem } from "#web/platform/problem.ts";
import type { Draft } from "./close-call.ts";
import { undoCall } from "./desk.api.ts";

const TICK_MS = 250;

/** What can be taken back: the outcome's word and, unless the page was reloaded since, what the agent had filled in. */
export interface Undoable {
  callId: string;
  word: OutcomeWord;
  written: Draft | null;
  untilMs: number;
}

interface Props {
  restored: (card: UndoneLead, written: Draft | null) => void;
  refused: (error: unknown) => void;
  /** The time ran out. */
  over: () => void;
}

/** Ten seconds to take back the outcome of the call just closed, or until the next lead (P4.3-3); in memory only. */
export function createUndo(props: Props) {
  const [open, setOpen] = createSignal<Undoable | null>(null);
  const [now, setNow] = createSignal(Date.now());
  const [busy, setBusy] = createSignal(false);
  const timer = setInterval(() => open() !== null && setNow(Date.now()), TICK_MS);
  onCleanup(() => clearInterval(timer));

  createEffect(
    on(now, (at) => {
      const undoable = open();
      if (undoable === null || busy() || at < undoable.untilMs) return;
      setOpen(null);
      props.over();
    }),
  );

  return {
    open,
    busy,
    /** Seconds left, rounded up. */
    seconds: () => Math.max(0, Math.ceil(((open()?.untilMs ?? 0) - now()) / 1000)),
    share: () => Math.max(0, ((open()?.untilMs ?? 0) - now()) / undoMilliseconds),
    /** False where the server says that this outcome stands. Counted from the sending, so never longer than the server's. */
    start: (closed: ClosedCall, sentAtMs: number, what: Pick<Undoable, "word" | "written">): boolean => {
      if (closed.undoUntil === null) return false;
      setNow(Date.now());
      setOpen({ callId: closed.callId, untilMs: sentAtMs + undoMilliseconds, ...what });
      return true;
    },
    /** As the server still offers it after a reload; what was written comes back with the lead. */
    offer: (undo: DeskDay["undo"]) => {
      if (undo === null || undo.msLeft <= 0 || open() !== null) return;
      setNow(Date.now());
      setOpen({ callId: undo.callId, word: undo.word, written: null, untilMs: Date.now() + undo.msLeft });
    },
    forget: () => setOpen(null),
    run: async () => {
      const undoable = open();
      if (undoable === null || busy()) return;
      setBusy(true);
      try {
        const card = await undoCall(undoable.callId);
        setOpen(null);
        props.restored(card, undoable.written);
      } catch (error) {
        // Without an answer it may be tried again while the time lasts.
        if (!isProblem(error, "network.offline")) setOpen(null);
        props.refused(error);
      } finally {
        setBusy(false);
      }
    },
  };
}
