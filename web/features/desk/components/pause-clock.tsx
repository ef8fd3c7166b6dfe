import { formatDuration } from "#web/platform/format.ts";
import { messages } from "../messages.ts";
import { useDesk } from "../use-desk.ts";

/** Between two leads the state and its seconds stand here, as they stand above a lead. */
export function PauseClock() {
  const t = messages.use();
  const desk = useDesk();
  const sinceMs = Date.now();
  return (
    <span class="tabular text-sm font-medium whitespace-nowrap">
      {t("phase.pause")} {formatDuration((desk.lease.now() - sinceMs) / 1000)}
    </span>
  );
}
