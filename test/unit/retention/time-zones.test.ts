import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { ANSWER_VECTORS, CLOCK_VECTORS } from "./clock-vectors.ts";

const script = fileURLToPath(new URL("./time-zone-probe.script.ts", import.meta.url));
const zones = { UTC: 0, "Europe/Amsterdam": -60, "Pacific/Kiritimati": -840 } as const;

function probe(zone: string) {
  const args = ["--experimental-strip-types", "--disable-warning=ExperimentalWarning", script];
  const out = execFileSync(process.execPath, args, { env: { ...process.env, TZ: zone }, encoding: "utf8" });
  return JSON.parse(out) as { offset: number; vectors: unknown; answers: unknown; days: unknown[] };
}

test("the clocks of the policy do not depend on the machine's time zone (P4.2-10, P7-4)", () => {
  const answers = Object.entries(zones).map(([zone, offset]) => {
    const answer = probe(zone);
    expect(answer.offset, zone).toBe(offset);
    expect(answer.vectors, zone).toEqual(CLOCK_VECTORS);
    expect(answer.answers, zone).toEqual(ANSWER_VECTORS);
    return answer.days;
  });
  expect(answers[0]).toHaveLength(1200);
  expect(answers[1]).toEqual(answers[0]);
  expect(answers[2]).toEqual(answers[0]);
});
