import { For } from "solid-js";
import type { AssignmentView } from "#contract/assignments.ts";
import { Card } from "#web/ui/card.tsx";
import { NumberText } from "#web/ui/time.tsx";
import { messages } from "../messages.ts";

/** The size of the database and of the work. Doubts are for staff: they may stem from what others hold (P1-5). */
export function Counts(props: { counts: AssignmentView["counts"]; staff: boolean }) {
  const t = messages.use();
  const shown = () =>
    (["rows", "leads", "openLeads", "heldLeads", "calls", "doubtful"] as const).filter(
      (key) => props.staff || key !== "doubtful",
    );
  return (
    <Card title={t("counts.title")}>
      <dl class="grid grid-cols-2 gap-x-6 gap-y-3 sm:grid-cols-3">
        <For each={shown()}>
          {(key) => (
            <div class="flex flex-col-reverse">
              <dt class="text-sm text-ink-3">{t(`counts.${key}`)}</dt>
              <dd class="text-xl font-medium">
                <NumberText value={props.counts[key]} />
              </dd>
            </div>
          )}
        </For>
      </dl>
    </Card>
  );
}
