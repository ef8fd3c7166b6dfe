import { onRuntime } from "./runtime.mjs";
import { addLeads, copyWorld, ids } from "./world.mjs";

const perRound = 130;
const warmUp = 30;

/** Mean of the middle of the times: the runtime's clock shows whole milliseconds, so a median would only know a few values. */
const middleMean = (times) => {
  const sorted = [...times].sort((a, b) => a - b);
  const cut = Math.floor(sorted.length / 10);
  const middle = sorted.slice(cut, sorted.length - cut);
  return middle.reduce((sum, time) => sum + time, 0) / middle.length;
};

const claimTime = (world, round) =>
  onRuntime(world, async ({ call }) => {
    const agentIds = Array.from({ length: perRound }, (_, n) => ids.agent(round * perRound + n));
    const times = await (await call("POST", "/api/bench/claims", { agentIds })).json();
    return middleMean(times.slice(warmUp));
  });

/** Claim-next with many leads against the same with few: three rounds in turn, the best of each. */
export const benchClaim = async (world, leads, fewLeads = 1_000) => {
  const many = copyWorld(world, "claim-many");
  const few = copyWorld(world, "claim-few");
  addLeads(many, leads);
  addLeads(few, fewLeads);
  const best = { few: Number.POSITIVE_INFINITY, many: Number.POSITIVE_INFINITY };
  for (let round = 0; round < 3; round++) {
    best.few = Math.min(best.few, await claimTime(few, round));
    best.many = Math.min(best.many, await claimTime(many, round));
  }
  return { name: "claim.1m", value: best.many, unit: "ms", floor: best.few, ratio: best.many / best.few, rows: leads };
};
