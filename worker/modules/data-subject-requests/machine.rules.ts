import type { IdentityProof, RequestKind, RequestState } from "#contract/requests.ts";

/** What the machine decides from. Persons are ids; `null` stands for the product itself. */
export interface CaseFacts {
  kind: RequestKind;
  state: RequestState;
  proof: IdentityProof | null;
  decidedBy: string | null;
  decided: boolean;
  approvedBy: string | null;
  /** Tasks of supervisors that are not done. */
  openTasks: number;
  /** Rows of the person still found in any store after the execution. */
  left: number;
}

export type CaseEvent =
  | { what: "confirm"; onFile: boolean }
  | { what: "merge" }
  | { what: "register" }
  | { what: "ask_identity" }
  | { what: "identity_failed" }
  | { what: "prove"; proof: IdentityProof }
  | { what: "take_up" }
  | { what: "decide"; by: string | null }
  | { what: "send_back"; by: string }
  | { what: "approve"; by: string }
  | { what: "refuse"; by: string }
  | { what: "start" }
  | { what: "executed" }
  | { what: "notify" }
  | { what: "answer" }
  | { what: "close" }
  | { what: "withdraw" }
  | { what: "day_out" };

export type CaseRefusal = "wrong_state" | "tasks_open" | "second_person" | "not_proven" | "not_gone";
type Named<W extends CaseEvent["what"]> = Extract<CaseEvent, { what: W }>;
interface Transition<W extends CaseEvent["what"]> {
  from: readonly RequestState[];
  /** Why not, or null. */
  unless?: (facts: CaseFacts, event: Named<W>) => CaseRefusal | null;
  to: (facts: CaseFacts, event: Named<W>) => Partial<CaseFacts> & { state: RequestState };
}
export type CaseMachine = { [W in CaseEvent["what"]]: Transition<W> };

const identity = ["identity_open", "identity_asked"] as const;
/** Objecting only blocks and discloses nothing: it needs no proof and no second person (L-21). */
const blocksOnly = (facts: CaseFacts) => facts.kind === "objection";
/** Erasure is never the act of one person (I-16). */
export const needsSecondPerson = (kind: RequestKind) => kind === "erasure";
const stay = (state: RequestState) => () => ({ state });

/**
 * The one table of what may happen to a request (P7). `received → identity_open ⇄ identity_asked → verified → deciding →
 * approved → executing → read_back → clients_notified → answered → closed`, and its exits.
 */
export const caseMachine: CaseMachine = {
  confirm: {
    from: ["received"],
    to: (facts, { onFile }) => {
      if (blocksOnly(facts)) return { state: "verified", proof: "none_needed" };
      return onFile ? { state: "verified", proof: "address_on_file" } : { state: "identity_open" };
    },
  },
  merge: { from: ["received"], to: stay("merged_into") },
  register: {
    from: ["received"],
    to: (facts) => (blocksOnly(facts) ? { state: "verified", proof: "none_needed" } : { state: "identity_open" }),
  },
  ask_identity: { from: identity, to: stay("identity_asked") },
  identity_failed: { from: ["identity_asked"], to: stay("identity_open") },
  prove: { from: identity, to: (_facts, { proof }) => ({ state: "verified", proof }) },
  take_up: { from: ["verified"], to: stay("deciding") },
  decide: {
    from: ["deciding"],
    unless: (facts, { by }) => {
      if (facts.proof === null) return "not_proven";
      if (facts.decided) return "wrong_state";
      if (by === null && !blocksOnly(facts)) return "wrong_state";
      return facts.openTasks > 0 ? "tasks_open" : null;
    },
    to: (facts, { by }) => ({
      state: needsSecondPerson(facts.kind) ? "deciding" : "approved",
      decided: true,
      decidedBy: by,
    }),
  },
  send_back: {
    from: ["deciding"],
    unless: (facts) => (facts.decided ? null : "wrong_state"),
    to: () => ({ state: "deciding", decided: false, decidedBy: null }),
  },
  approve: {
    from: ["deciding"],
    unless: (facts, { by }) => {
      if (!facts.decided) return "wrong_state";
      if (facts.openTasks > 0) return "tasks_open";
      return facts.decidedBy === by ? "second_person" : null;
    },
    to: (_facts, { by }) => ({ state: "approved", approvedBy: by }),
  },
  refuse: { from: ["deciding"], to: (_facts, { by }) => ({ state: "refused", decided: true, decidedBy: by }) },
  start: { from: ["approved"], to: stay("executing") },
  executed: { from: ["executing"], to: stay("read_back") },
  notify: {
    from: ["read_back"],
    unless: (facts) => (facts.left > 0 ? "not_gone" : null),
    to: stay("clients_notified"),
  },
  answer: { from: ["clients_notified"], to: stay("answered") },
  close: { from: ["answered"], to: stay("closed") },
  withdraw: { from: ["received", ...identity, "verified", "deciding"], to: stay("withdrawn") },
  day_out: { from: identity, to: stay("answered_identity_open") },
};

/** The next facts, or why not. Pure; the caller writes them over the version it read. */
export const advance = (
  facts: CaseFacts,
  event: CaseEvent,
  machine: CaseMachine = caseMachine,
): { facts: CaseFacts } | { refused: CaseRefusal } => {
  const transition = machine[event.what] as Transition<CaseEvent["what"]>;
  if (!transition.from.includes(facts.state)) return { refused: "wrong_state" };
  const refused = transition.unless?.(facts, event as never) ?? null;
  return refused === null ? { facts: { ...facts, ...transition.to(facts, event as never) } } : { refused };
};

/** States in which the request still waits for something, so that its clock shows. */
export const isLive = (state: RequestState) =>
  !["answered", "closed", "refused", "withdrawn", "merged_into", "answered_identity_open"].includes(state);
