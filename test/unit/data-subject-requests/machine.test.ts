import { describe, expect, it } from "vitest";
import { type RequestKind, type RequestState, requestKinds, requestStates } from "#contract/requests.ts";
import {
  advance,
  type CaseEvent,
  type CaseFacts,
  type CaseMachine,
  caseMachine,
} from "#worker/modules/data-subject-requests/machine.rules.ts";

const people = ["director", "other"];
const events: CaseEvent[] = [
  { what: "confirm", onFile: true },
  { what: "confirm", onFile: false },
  { what: "merge" },
  { what: "register" },
  { what: "ask_identity" },
  { what: "identity_failed" },
  { what: "prove", proof: "code" },
  { what: "take_up" },
  { what: "decide", by: null },
  ...people.flatMap((by): CaseEvent[] => [
    { what: "decide", by },
    { what: "send_back", by },
    { what: "approve", by },
    { what: "refuse", by },
  ]),
  { what: "start" },
  { what: "executed" },
  { what: "notify" },
  { what: "answer" },
  { what: "close" },
  { what: "withdraw" },
  { what: "day_out" },
];

const first = (kind: RequestKind, openTasks: number, left: number): CaseFacts => ({
  kind,
  state: "received",
  proof: null,
  decidedBy: null,
  decided: false,
  approvedBy: null,
  openTasks,
  left,
});

const executes: RequestState[] = ["executing", "read_back", "clients_notified", "answered", "closed"];
/** What may not be, in any state that can be reached (I-16). */
const wrong = (facts: CaseFacts): string | null => {
  const acts = executes.includes(facts.state);
  if (acts && facts.proof === null) return "disclosed or destroyed before it was verified";
  if (acts && facts.proof === "none_needed" && facts.kind !== "objection") return "executed without proof";
  if (acts && facts.kind === "erasure" && (facts.approvedBy === null || facts.approvedBy === facts.decidedBy))
    return "erased by one person";
  if (acts && facts.openTasks > 0) return "executed with notes unread";
  if (["clients_notified", "answered", "closed"].includes(facts.state) && facts.left > 0)
    return "answered with rows left";
  return null;
};

/** Every state that any order of events reaches, and what is wrong in it. */
const explore = (machine: CaseMachine) => {
  const seen = new Map<string, CaseFacts>();
  const queue = requestKinds.flatMap((kind) =>
    [0, 1].flatMap((openTasks) => [0, 1].map((left) => first(kind, openTasks, left))),
  );
  const edges: [string, string][] = [];
  for (let facts = queue.pop(); facts !== undefined; facts = queue.pop()) {
    const key = JSON.stringify(facts);
    if (seen.has(key)) continue;
    seen.set(key, facts);
    // A supervisor finishes, and the stores are emptied, from outside.
    const outside: CaseFacts[] = [
      { ...facts, openTasks: 0 },
      { ...facts, left: 0 },
    ];
    for (const event of events) {
      const step = advance(facts, event, machine);
      if ("facts" in step) outside.push(step.facts);
    }
    for (const next of outside) {
      edges.push([key, JSON.stringify(next)]);
      queue.push(next);
    }
  }
  return { seen, edges, wrong: [...seen.values()].map(wrong).filter((text) => text !== null) };
};

describe("the case machine (P7)", () => {
  const world = explore(caseMachine);

  it("reaches no state in which anything happens unverified or by one person (P7-6, P7-3)", () => {
    expect(world.seen.size).toBeGreaterThan(200);
    expect(world.wrong).toEqual([]);
  });

  it("uses every state, and every request can still come to an end from wherever it stands (P7-4)", () => {
    const reached = new Set([...world.seen.values()].map(({ state }) => state));
    expect(requestStates.filter((state) => !reached.has(state))).toEqual([]);
    const ends = new Set<RequestState>(["closed", "refused", "withdrawn", "merged_into", "answered_identity_open"]);
    const finishing = new Set([...world.seen].filter(([, facts]) => ends.has(facts.state)).map(([key]) => key));
    for (let grew = true; grew; ) {
      const before = finishing.size;
      for (const [from, to] of world.edges) if (finishing.has(to)) finishing.add(from);
      grew = finishing.size > before;
    }
    expect([...world.seen.keys()].filter((key) => !finishing.has(key))).toEqual([]);
  });

  it("carries an objection to its end without anybody deciding (L-21)", () => {
    let facts = first("objection", 0, 0);
    const path: CaseEvent[] = [
      { what: "confirm", onFile: false },
      { what: "take_up" },
      { what: "decide", by: null },
      { what: "start" },
      { what: "executed" },
      { what: "notify" },
      { what: "answer" },
    ];
    for (const event of path) {
      const step = advance(facts, event);
      if (!("facts" in step)) throw new Error(`${event.what}: ${step.refused}`);
      facts = step.facts;
    }
    expect(facts.state).toBe("answered");
  });

  // The search itself is tested: each of these faults it must find.
  const broken: Record<string, Partial<CaseMachine>> = {
    "approving one's own decision": { approve: { ...caseMachine.approve, unless: () => null } },
    "deciding before anybody is verified": {
      take_up: { ...caseMachine.take_up, from: ["identity_open"] },
      decide: { ...caseMachine.decide, unless: () => null },
    },
    "erasing on one decision": {
      decide: {
        ...caseMachine.decide,
        to: (_facts, { by }) => ({ state: "approved", decided: true, decidedBy: by }),
      },
    },
    "telling clients while rows are left": { notify: { from: ["read_back"], to: caseMachine.notify.to } },
    "deciding with notes unread": {
      decide: { ...caseMachine.decide, unless: (facts) => (facts.decided ? "wrong_state" : null) },
      approve: {
        ...caseMachine.approve,
        unless: (facts, { by }) => (facts.decided && facts.decidedBy !== by ? null : "second_person"),
      },
    },
  };
  it.each(Object.keys(broken))("finds the fault of a machine that allows %s", (name) => {
    expect(explore({ ...caseMachine, ...broken[name] }).wrong.length).toBeGreaterThan(0);
  });
});
