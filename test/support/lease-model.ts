import { leaseMilliseconds, undoMilliseconds } from "#contract/desk.ts";
import { defaultOutcomes } from "#contract/outcomes.ts";
import { type LeaseWorld, start, type WorldLead } from "./lease-world.ts";

const minutes = 60_000;
const hour = 60 * minutes;
const skipsPerHour = 5;
/** The local day on which values of a year ago are gone. */
export const purgeFrom = Date.parse("2026-11-25T23:00:00.000Z");
const noAnswer = defaultOutcomes.outcomes.find(({ key }) => key === "no_answer");
const most = noAnswer?.maxAttempts ?? 0;
const rest = (noAnswer?.restMinutes ?? 0) * minutes;

export interface ModelLease {
  token: string;
  lead: number;
  until: number;
}
interface ModelLead {
  open: boolean;
  from: number;
  attempts: number;
  person: boolean;
}
interface ModelAgent {
  working: boolean;
  nda: boolean;
  planned: [boolean, boolean];
  lease: ModelLease | null;
  skips: { lead: number; at: number }[];
  lastClosed: number;
  /** The last call, while nothing was claimed behind it. */
  undoable: { callId: string; lead: number; token: string; at: number; before: ModelLead; lastClosed: number } | null;
}

/** What must be true of a small call floor, said without its database: who may hold what, and until when. */
export class LeaseModel {
  now = start;
  readonly agents: ModelAgent[];
  readonly leads: ModelLead[];
  readonly active: [boolean, boolean] = [true, true];
  readonly agreed: [boolean, boolean] = [true, true];
  readonly tokens = new Map<string, number>();
  readonly #facts: readonly WorldLead[];

  constructor(world: Pick<LeaseWorld, "agents" | "leads">) {
    this.#facts = world.leads;
    this.agents = world.agents.map(() => ({
      working: true,
      nda: true,
      planned: [true, true],
      lease: null,
      skips: [],
      lastClosed: 0,
      undoable: null,
    }));
    this.leads = world.leads.map(() => ({ open: true, from: 0, attempts: 0, person: true }));
  }

  agent(n: number): ModelAgent {
    return this.agents[n] as ModelAgent;
  }
  lead(n: number): ModelLead {
    return this.leads[n] as ModelLead;
  }
  fact(n: number): WorldLead {
    return this.#facts[n] as WorldLead;
  }
  indexOf(leadId: string | undefined): number {
    return this.#facts.findIndex(({ id }) => id === leadId);
  }

  mayAsk(n: number) {
    return this.agent(n).working && this.agent(n).nda;
  }
  mayWork(n: number, lead: number) {
    const of = this.fact(lead).assignment;
    return this.mayAsk(n) && this.agent(n).planned[of] === true && this.active[of] === true;
  }
  /** The lease an agent holds now, or null. */
  held(n: number): ModelLease | null {
    const lease = this.agent(n).lease;
    return lease !== null && lease.until > this.now ? lease : null;
  }
  holderOf(lead: number) {
    return this.agents.findIndex((_, n) => this.held(n)?.lead === lead);
  }
  /** Leads this agent could be given now. */
  candidates(n: number): number[] {
    const skipped = this.agent(n)
      .skips.filter(({ at }) => at > this.now - hour)
      .map(({ lead }) => lead);
    return this.leads.flatMap((lead, at) =>
      lead.open &&
      lead.from <= this.now &&
      this.mayWork(n, at) &&
      this.agreed[this.fact(at).assignment] &&
      this.holderOf(at) === -1 &&
      !skipped.includes(at)
        ? [at]
        : [],
    );
  }
  skipsLeft(n: number) {
    const { skips, lastClosed } = this.agent(n);
    return skipsPerHour - skips.filter(({ at }) => at > Math.max(this.now - hour, lastClosed)).length;
  }

  claimed(n: number, lead: number, token: string) {
    const agent = this.agent(n);
    agent.lease = { token, lead, until: this.now + leaseMilliseconds };
    agent.undoable = null;
    this.tokens.set(token, n);
  }
  renewed(n: number) {
    const { lease } = this.agent(n);
    if (lease !== null) lease.until = this.now + leaseMilliseconds;
  }
  skipped(n: number) {
    const agent = this.agent(n);
    if (agent.lease !== null) agent.skips.push({ lead: agent.lease.lead, at: this.now });
    agent.lease = null;
  }
  closed(n: number, outcome: "interested" | "no_answer", callId: string) {
    const agent = this.agent(n);
    if (agent.lease === null) return;
    const at = agent.lease.lead;
    const lead = this.lead(at);
    agent.undoable = {
      callId,
      lead: at,
      token: agent.lease.token,
      at: this.now,
      before: { ...lead },
      lastClosed: agent.lastClosed,
    };
    lead.attempts += 1;
    if (outcome === "interested" || lead.attempts >= most) lead.open = false;
    else lead.from = this.now + rest;
    agent.lease = null;
    agent.lastClosed = this.now;
  }
  undone(n: number) {
    const agent = this.agent(n);
    if (agent.undoable === null) return;
    const { lead, token, before, lastClosed } = agent.undoable;
    // The person may have gone meanwhile; the undo doesn't bring anybody back.
    Object.assign(this.lead(lead), { ...before, person: this.lead(lead).person });
    agent.lease = { token, lead, until: this.now + leaseMilliseconds };
    agent.lastClosed = lastClosed;
    agent.undoable = null;
  }
  mayUndo(n: number) {
    const { undoable } = this.agent(n);
    return (
      undoable !== null &&
      this.mayWork(n, undoable.lead) &&
      this.agreed[this.fact(undoable.lead).assignment] === true &&
      undoable.at >= this.now - undoMilliseconds &&
      this.held(n) === null
    );
  }
  /** "Verzet" closes the call without undo and takes the person. */
  objected(n: number) {
    const agent = this.agent(n);
    if (agent.lease === null) return;
    const at = agent.lease.lead;
    Object.assign(this.lead(at), { open: false, attempts: this.lead(at).attempts + 1 });
    Object.assign(agent, { lease: null, lastClosed: this.now, undoable: null });
    this.personGone(at);
  }
  /** Whether the person of a lead is still seen: the cron may come later than the date. */
  seesPerson(at: number) {
    return this.lead(at).person && !(this.fact(at).purgeable && this.now >= purgeFrom);
  }
  endLeases(when: (agent: number, lease: ModelLease) => boolean) {
    for (const [n, agent] of this.agents.entries())
      if (agent.lease !== null && when(n, agent.lease)) agent.lease = null;
  }
  /** The person behind a lead is gone: where nobody is left to call, the lead waits and its lease ends. */
  personGone(at: number) {
    const lead = this.lead(at);
    if (!lead.person) return;
    lead.person = false;
    if (!this.fact(at).onlyPerson || !lead.open) return;
    lead.open = false;
    this.endLeases((_, lease) => lease.lead === at);
    // The lead changed since it was closed, so that call stands.
    for (const agent of this.agents) if (agent.undoable?.lead === at) agent.undoable = null;
  }
}
