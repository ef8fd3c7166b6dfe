import type { Deps } from "#worker/deps.ts";
import { problem } from "#worker/platform/http/problem.ts";
import { addDays, addMonthsClamped, daysBetween, localDate } from "#worker/retention/index.ts";

/** Moves the demo world's clock forward; the local runner then fires the triggers that came due. Never backwards. */
export const advanceClock = async ({
  deps,
  input,
}: {
  deps: Deps;
  input: { days?: number | undefined; months?: number | undefined };
}) => {
  if (!deps.config.demo) throw problem("demo.not_available");
  const now = deps.clock.now();
  const from = localDate(now);
  const days = daysBetween(from, addDays(addMonthsClamped(from, input.months ?? 0), input.days ?? 0));
  const next = new Date(now.getTime() + days * 86_400_000);
  await deps.db.run(
    deps.db.statement(
      "INSERT INTO demo_clock (id, offset_ms) VALUES (1, ?) ON CONFLICT (id) DO UPDATE SET offset_ms = demo_clock.offset_ms + excluded.offset_ms",
      [next.getTime() - now.getTime()],
    ),
  );
  return { now: next.toISOString() };
};
