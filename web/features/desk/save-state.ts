import { createEffect, createSignal, on } from "solid-js";
import type { ClosedCall } from "#contract/desk.ts";
import { online } from "#web/platform/connection.ts";
import { isProblem } from "#web/platform/problem.ts";
import { sessionExpired } from "#web/platform/session.ts";
import { type CloseBody, closeCall } from "./desk.api.ts";

/** `unsure`: sent, but no answer came; it goes again with the same key. `failed`: the server could not. */
export type Saving = "no" | "busy" | "unsure" | "failed";

interface Props {
  /** @param sentAtMs this computer's time when the answered request left: the server closed no earlier */
  saved: (closed: ClosedCall, sentAtMs: number) => Promise<void> | void;
  refused: (error: unknown) => Promise<void>;
}

/** Sends the end of a call until there is an answer; kept in memory only. */
export function createSaving(props: Props) {
  const [saving, setSaving] = createSignal<Saving>("no");
  let pending: { leaseId: string; key: string; body: CloseBody } | null = null;

  const send = async () => {
    if (pending === null || saving() === "busy") return;
    setSaving("busy");
    const sentAtMs = Date.now();
    let closed: ClosedCall;
    try {
      closed = await closeCall(pending.leaseId, pending.body, pending.key);
    } catch (error) {
      const unsure = isProblem(error, "network.offline") || isProblem(error, "access.no_session");
      if (unsure || isProblem(error, "server.error")) return void setSaving(unsure ? "unsure" : "failed");
      pending = null;
      setSaving("no");
      return props.refused(error);
    }
    pending = null;
    setSaving("no");
    await props.saved(closed, sentAtMs);
  };

  // As soon as there is an answer again, what was written goes again.
  createEffect(
    on([online, sessionExpired], ([connected, expired]) => {
      if (connected && !expired && saving() === "unsure") void send();
    }),
  );

  return {
    saving,
    /** What was sent may have arrived, so it can't be changed any more. */
    isSent: () => saving() === "unsure",
    /** A new attempt keeps the key of the last one on the same lease: nothing closes twice. */
    start: (leaseId: string, body: CloseBody) => {
      const key = pending?.leaseId === leaseId ? pending.key : crypto.randomUUID();
      pending = { leaseId, key, body };
      return send();
    },
    send,
  };
}
