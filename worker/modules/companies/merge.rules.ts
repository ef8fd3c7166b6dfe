/** A lead of one of the companies that become one. */
export interface MergingLead {
  id: string;
  assignment_id: string;
  company_id: string;
  state: "open" | "closed" | "held" | "review";
  held_reason: string | null;
  queue_rank: number;
  due_at: string;
  callback_agent_id: string | null;
  attempts: number;
  last_outcome: string | null;
  last_called_at: string | null;
  introduced_at: string | null;
  version: number;
}
export interface LeadMerges {
  /** Leads that stay, with what they inherit. */
  kept: MergingLead[];
  /** Leads that go: their rows, calls, notes and lease move. */
  moved: { fromId: string; intoId: string }[];
}

const weight = { closed: 3, held: 2, review: 1, open: 0 } as const;
const later = <T extends string | null>(a: T, b: T): T => ((a ?? "") >= (b ?? "") ? a : b);

/** Nobody is called again because two records became one: what closes or holds one lead closes or holds both. */
const inherit = (kept: MergingLead, gone: MergingLead): MergingLead => {
  const state = weight[gone.state] > weight[kept.state] ? gone : kept;
  const call = later(kept.last_called_at, gone.last_called_at) === kept.last_called_at ? kept : gone;
  return {
    ...kept,
    state: state.state,
    held_reason: state.held_reason,
    queue_rank: Math.min(kept.queue_rank, gone.queue_rank),
    due_at: later(kept.due_at, gone.due_at),
    callback_agent_id: kept.callback_agent_id ?? gone.callback_agent_id,
    attempts: kept.attempts + gone.attempts,
    last_outcome: call.last_outcome,
    last_called_at: call.last_called_at,
    introduced_at: kept.introduced_at ?? gone.introduced_at,
  };
};

/** One lead per assignment: that of the company which stays, else the oldest. */
export const mergeLeads = (leads: readonly MergingLead[], intoOf: (companyId: string) => string): LeadMerges => {
  const groups = new Map<string, MergingLead[]>();
  for (const lead of leads) {
    const key = `${lead.assignment_id} ${intoOf(lead.company_id)}`;
    groups.set(key, [...(groups.get(key) ?? []), lead]);
  }
  const merges: LeadMerges = { kept: [], moved: [] };
  for (const group of groups.values()) {
    const stays = (lead: MergingLead) => (lead.company_id === intoOf(lead.company_id) ? 0 : 1);
    const [first, ...others] = group.sort((a, b) => stays(a) - stays(b) || (a.id < b.id ? -1 : 1));
    if (first === undefined || (others.length === 0 && stays(first) === 0)) continue;
    merges.kept.push({ ...others.reduce(inherit, first), company_id: intoOf(first.company_id) });
    for (const lead of others) merges.moved.push({ fromId: lead.id, intoId: first.id });
  }
  return merges;
};
