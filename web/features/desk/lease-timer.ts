import { createEffect, createSignal, on, onCleanup } from "solid-js";
import { leaseMilliseconds } from "#contract/desk.ts";
import { online } from "#web/platform/connection.ts";
import { isProblem } from "#web/platform/problem.ts";
import { sessionExpired } from "#web/platform/session.ts";
import { renewLease } from "./desk.api.ts";
import {
  claimed,
  hasEnded,
  isNearEnd,
  type LeaseClock,
  mayRenew,
  remainingMs,
  renewed,
  serverNow,
} from "./lease-clock.ts";

const TICK_MS = 1_000;

/** The lease in hand as a running clock. Only activity renews it; at its end the server is asked once more. */
export function createLeaseTimer(props: {
  leaseId: () => string | null;
  onEnded: (reason: "time" | "taken" | "nda") => void;
}) {
  const [now, setNow] = createSignal(Date.now());
  const [clock, setClock] = createSignal<LeaseClock | null>(null);
  let lengthMs = leaseMilliseconds;
  let asking = false;
  const timer = setInterval(() => setNow(Date.now()), TICK_MS);
  onCleanup(() => clearInterval(timer));

  const isTimeUp = () => {
    const held = clock();
    return held !== null && remainingMs(held, Date.now()) === 0;
  };
  const ended = () => props.onEnded(isTimeUp() ? "time" : "taken");

  const renew = async () => {
    const id = props.leaseId();
    if (id === null || asking) return;
    asking = true;
    const timeUp = isTimeUp();
    try {
      const { expiresAt } = await renewLease(id);
      if (props.leaseId() === id) setClock(renewed(expiresAt, Date.now(), lengthMs));
    } catch (error) {
      // Without an answer nobody knows; past its end the lead is taken to be gone.
      const gone = isProblem(error, "leases.ended") || isProblem(error, "access.not_found") || timeUp;
      if (props.leaseId() !== id) return;
      if (isProblem(error, "nda.required")) props.onEnded("nda");
      else if (gone) ended();
    } finally {
      asking = false;
    }
  };

  createEffect(
    on(now, (at) => {
      const held = clock();
      if (held !== null && props.leaseId() !== null && hasEnded(held, at)) void (online() ? renew() : ended());
    }),
  );

  // Signed in again over the page: whether the lead is still in hand is asked at once, before the card shows again.
  createEffect(
    on(sessionExpired, (expired, was) => {
      if (was && !expired) void renew();
    }),
  );

  return {
    /** This computer's time, once a second; reactive. */
    now,
    serverNowMs: () => {
      const held = clock();
      return held === null ? Date.now() : serverNow(held, Date.now());
    },
    remaining: () => {
      const held = clock();
      return held === null ? 0 : remainingMs(held, now());
    },
    share: () => {
      const held = clock();
      return held === null ? 0 : remainingMs(held, now()) / held.lengthMs;
    },
    nearEnd: () => {
      const held = clock();
      return held !== null && isNearEnd(held, now());
    },
    startFresh: (lease: { claimedAt: string; expiresAt: string }) => {
      const fresh = claimed(lease, Date.now());
      lengthMs = fresh.lengthMs;
      setClock(fresh);
    },
    /** A lead taken up again: asks for a renewal, which also tells the server's time. */
    startAgain: (expiresAt: string) => {
      setClock(renewed(expiresAt, Date.now(), lengthMs));
      return renew();
    },
    /** Every change on the lead renews the lease on the server too. */
    restart: (expiresAt: string) => setClock(renewed(expiresAt, Date.now(), lengthMs)),
    stop: () => setClock(null),
    renew,
    activity: () => {
      const held = clock();
      if (held !== null && online() && mayRenew(held, Date.now())) void renew();
    },
  };
}
