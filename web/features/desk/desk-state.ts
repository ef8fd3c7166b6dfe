import { useQueryClient } from "@tanstack/solid-query";
import { batch, createMemo, createSignal } from "solid-js";
import { createStore, reconcile, unwrap } from "solid-js/store";
import type { LeadCard } from "#contract/desk.ts";
import type { OutcomeConfig } from "#contract/outcomes.ts";
import { asProblem, isProblem } from "#web/platform/problem.ts";
import { nextPreset, type Preset, presetTime } from "./callback-times.ts";
import { createChecks } from "./checks-state.ts";
import { chosenOf, closeBody, type Draft, emptyDraft, type Missing, missingFor, writtenDraft } from "./close-call.ts";
import { claimLead, deskDayQuery, readLead, skipLead } from "./desk.api.ts";
import { createFocus } from "./focus.ts";
import { createLeaseTimer } from "./lease-timer.ts";
import { createObjection } from "./objection-state.ts";
import { endOf, missingOf } from "./refusals.ts";
import { createSaving } from "./save-state.ts";
import { createUndo } from "./undo-state.ts";

/** `saved`: the call is closed and the next lead waits as long as the outcome can be taken back. */
export type Stage = "pause" | "claiming" | "lead" | "saved" | "ended";
export type Phase = "preview" | "call" | "wrap_up";
export type EndReason = "time" | "taken" | "nobody" | "nda";
export type Place = "claim" | "save" | "skip" | "check" | "company" | "objection";

const REREAD = ["access.not_found", "leases.checks_open", "leases.outside_bounds"] as const;

/** All an agent has in hand, in memory only: one lead, one note in the making, one lease (P3-6, P3-7). */
export function createDesk() {
  const client = useQueryClient();
  const focus = createFocus();
  const [hand, setHand] = createStore<{ lead: LeadCard | null }>({ lead: null });
  const [draft, setDraft] = createStore<Draft>(emptyDraft());
  const [stage, setStage] = createSignal<Stage>("pause");
  const [phase, setPhaseAt] = createSignal<{ name: Phase; sinceMs: number }>({ name: "preview", sinceMs: 0 });
  const [preset, setPreset] = createSignal<Preset | null>(null);
  const [pauseAfter, setPauseAfter] = createSignal(false);
  const [tried, setTried] = createSignal(false);
  const [asked, setAsked] = createSignal<Missing[]>([]);
  const [refusal, setRefusal] = createSignal<{ place: Place; error: unknown } | null>(null);
  const [noneLeft, setNoneLeft] = createSignal(false);
  const [endReason, setEndReason] = createSignal<EndReason>("time");
  /** The note of a lead that ended under the agent's hands; it goes back in when the same lead returns. */
  const [kept, setKept] = createSignal<{ leadId: string; note: string } | null>(null);
  const [dialog, setDialog] = createSignal<"objection" | "skip" | "help" | "ceased" | null>(null);
  let triedLease: string | null = null;

  const lease = createLeaseTimer({ leaseId: () => hand.lead?.leaseId ?? null, onEnded: (reason) => endLead(reason) });
  const setPhase = (name: Phase) => phase().name !== name && setPhaseAt({ name, sinceMs: Date.now() });

  /** What stands in the way of closing, once the agent tried; what the server asked for besides. */
  const missing = createMemo((): Missing[] => {
    const own = tried() && hand.lead !== null ? missingFor(draft, hand.lead, lease.serverNowMs()) : [];
    return [...own, ...asked().filter((what) => !own.includes(what))];
  });

  const letGo = () => {
    lease.stop();
    setHand("lead", null);
    setDraft(reconcile(emptyDraft()));
    setPreset(null);
    setTried(false);
    setAsked([]);
    setRefusal(null);
    setDialog(null);
    checks.reset();
    objection.reset();
  };

  const open = (card: LeadCard, fresh: boolean) =>
    batch(() => {
      letGo();
      setHand("lead", card);
      if (kept()?.leadId === card.leadId) {
        setDraft("note", kept()?.note ?? "");
        setKept(null);
      }
      setNoneLeft(false);
      setPauseAfter(false);
      setPhaseAt({ name: "preview", sinceMs: Date.now() });
      setStage("lead");
      if (fresh) lease.startFresh(card);
      else void lease.startAgain(card.expiresAt);
      focus.soon("heading");
    });

  /** The lead left the agent's hands: the card goes from the screen, the note stays in memory (410). */
  const endLead = (reason: EndReason) =>
    batch(() => {
      const lead = hand.lead;
      if (lead === null) return;
      if (draft.note.trim() !== "") setKept({ leadId: lead.leadId, note: draft.note });
      letGo();
      setEndReason(reason);
      setStage("ended");
    });

  const toPause = () => {
    letGo();
    setStage("pause");
    void client.invalidateQueries({ queryKey: deskDayQuery.queryKey });
  };

  const refused = async (place: Place, error: unknown) => {
    const end = endOf(error);
    if (end !== null) return endLead(end === "taken" && lease.remaining() === 0 ? "time" : end);
    setRefusal({ place, error });
    // A contact was purged or erased under the agent's hands, or the bounds ended: the card is read anew.
    if (REREAD.some((code) => isProblem(error, code))) await reread();
  };

  const reread = async () => {
    const id = hand.lead?.leaseId;
    if (id === undefined) return;
    try {
      update(await readLead(id));
    } catch (error) {
      if (isProblem(error, "leases.ended") || isProblem(error, "access.not_found")) endLead("taken");
    }
  };

  /** The card as the server has it now; the same contacts keep their place on the screen. */
  const update = (card: LeadCard) =>
    batch(() => {
      if (hand.lead?.leaseId !== card.leaseId) return;
      setHand("lead", reconcile(card, { key: "id", merge: false }));
      lease.restart(card.expiresAt);
    });

  const undo = createUndo({
    restored: (card, written) => {
      open(card, false);
      setDraft(reconcile(written ?? writtenDraft(card)));
      setPhase("wrap_up");
    },
    refused: (error) => {
      if (stage() === "saved") toPause();
      setRefusal({ place: "claim", error });
    },
    over: () => {
      if (stage() === "saved") return void claim();
      // What was closed is told to the client from now on; the day's figures stand too.
      if (stage() === "pause") void client.invalidateQueries({ queryKey: deskDayQuery.queryKey });
    },
  });

  const checks = createChecks({ lead: () => hand.lead, update, refused, endLead, setRefusal, focus });

  const claim = async () => {
    if (stage() === "claiming") return;
    letGo();
    setStage("claiming");
    try {
      open(await claimLead(), true);
      undo.forget();
    } catch (error) {
      toPause();
      if (isProblem(error, "leases.none_available")) setNoneLeft(true);
      else setRefusal({ place: "claim", error });
    }
  };

  const resume = async (leaseId: string) => {
    // Once: a lead that could not be shown would else be asked for again and again.
    if (stage() !== "pause" || triedLease === leaseId) return;
    triedLease = leaseId;
    setStage("claiming");
    try {
      open(await readLead(leaseId), false);
    } catch (error) {
      setStage("pause");
      if (!isProblem(error, "leases.ended")) setRefusal({ place: "claim", error });
    }
  };

  const moveOn = () => (pauseAfter() ? toPause() : claim());

  const objection = createObjection({
    lead: () => hand.lead,
    refused,
    clearRefusal: () => setRefusal(null),
    finished: () => moveOn(),
  });

  const skip = async () => {
    const id = hand.lead?.leaseId;
    setDialog(null);
    if (id === undefined || saving() !== "no") return;
    try {
      await skipLead(id);
      await moveOn();
    } catch (error) {
      await refused("skip", error);
    }
  };

  const chosen = () => (hand.lead === null ? undefined : chosenOf(draft, hand.lead));

  const choose = (key: string) => {
    if (hand.lead === null || saving() === "busy" || saving() === "unsure") return;
    const outcome = hand.lead.outcomes.find((one) => one.key === key);
    if (outcome === undefined) return;
    if (outcome.effect === "callback") callback(draft.outcome === key ? nextPreset(preset()) : "tomorrow");
    nameContact(outcome);
    setDraft("outcome", key);
    setTried(false);
    setAsked([]);
    setPhase("wrap_up");
    if (outcome.fields.length > 0) focus.soon("fields");
    else if (outcome.spoke && outcome.effect !== "callback" && draft.note.trim() === "") focus.now("note");
  };

  /** The person one speaks with is the likely answer to "with whom". */
  const nameContact = ({ fields }: OutcomeConfig) => {
    const field = fields.find(({ type }) => type === "contact");
    const person = checks.active()?.id;
    if (field && person && !draft.fields[field.key]) setDraft("fields", field.key, person);
  };

  const callback = (next: Preset) => {
    setPreset(next);
    setDraft("callback", presetTime(next, lease.serverNowMs()));
  };

  const sending = createSaving({
    saved: (closed, sentAtMs) => {
      setKept(null);
      const outcome = chosen();
      if (stage() === "ended" || outcome === undefined) return toPause();
      const written = structuredClone(unwrap(draft));
      const word = { key: outcome.key, label: outcome.label };
      if (!undo.start(closed, sentAtMs, { word, written })) return moveOn();
      if (pauseAfter()) return toPause();
      letGo();
      setStage("saved");
    },
    refused: async (error) => {
      const lacks = missingOf(error);
      setAsked(lacks);
      await refused("save", error);
      if (lacks[0] !== undefined) focus.now(lacks[0]);
    },
  });
  const { saving } = sending;

  /** Closes the call and goes on. What is missing is said beside its place; what can't be undone is asked first. */
  const save = async (sure = false) => {
    const lead = hand.lead;
    if (lead === null || saving() === "busy") return;
    setRefusal(null);
    if (sending.isSent()) return sending.send();
    setAsked([]);
    setTried(true);
    const lacks = missing();
    const outcome = chosen();
    if (outcome === undefined || lacks[0] !== undefined) return focus.now(lacks[0] ?? "outcome");
    if (outcome.effect === "ceased" && !sure) return void setDialog("ceased");
    setDialog(null);
    const body = closeBody(unwrap(draft), outcome, lead, checks.active()?.id ?? null, lease.serverNowMs());
    await sending.start(lead.leaseId, body);
  };

  return {
    hand,
    draft,
    setDraft,
    stage,
    phase,
    setPhase,
    preset,
    setPreset,
    callback,
    pauseAfter,
    togglePause: () => setPauseAfter(!pauseAfter()),
    saving,
    missing,
    refusal,
    refusalAt: (place: Place) => (refusal()?.place === place ? refusal()?.error : undefined),
    refused,
    noneLeft,
    endReason,
    kept,
    discardKept: () => setKept(null),
    dialog,
    setDialog,
    lease,
    checks,
    objection,
    focus,
    claim,
    resume,
    skip,
    choose,
    chosen,
    update,
    /** An answer to a field; what the server said of it before no longer holds. */
    answer: (part: "fields" | "script", key: string, value: string) => {
      setDraft(part, key, value);
      setAsked(asked().filter((what) => what !== part));
    },
    /** What the server refused about a field of this name. */
    answerRefusal: (part: "fields" | "script", key: string) => {
      const said = refusal();
      const fields = said?.place === "save" ? asProblem(said.error).fields : [];
      return fields.find(({ pointer }) => pointer === `/${part}/${key}`)?.code;
    },
    undo,
    save,
    moveOn,
    toPause,
    /** Something typed is not with the server yet. */
    unsaved: () => saving() !== "no" || (stage() === "lead" && draft.note.trim() !== ""),
    locked: () => saving() === "busy" || saving() === "unsure",
  };
}

export type Desk = ReturnType<typeof createDesk>;
