import { Link } from "@tanstack/solid-router";
import Check from "lucide-solid/icons/check";
import { For, type JSX, Show } from "solid-js";
import type { AssignmentView } from "#contract/assignments.ts";
import type { Role } from "#contract/roles.ts";
import { formatDate } from "#web/platform/format.ts";
import { Button } from "#web/ui/button.tsx";
import { Card } from "#web/ui/card.tsx";
import { cx } from "#web/ui/cx.ts";
import { type Stage, stageStatuses, stages } from "../life-cycle.ts";
import { messages } from "../messages.ts";
import type { OverviewDialog } from "./overview.tsx";

/** Draft → agreement → assessment → active → inactive, each with what it needs and what may be done there. */
export function LifeCycle(props: {
  assignment: AssignmentView;
  role: Role;
  onDialog: (dialog: OverviewDialog) => void;
}) {
  const t = messages.use();
  const statuses = () => stageStatuses(props.assignment);
  const small = (dialog: OverviewDialog, label: string) => (
    <Button size="sm" onClick={() => props.onDialog(dialog)}>
      {label}
    </Button>
  );

  const note: Record<Stage, () => string> = {
    draft: () => t("stage.draft.note", { date: formatDate(props.assignment.createdAt) }),
    agreement: () => {
      const { agreement, agreementEndsInDays: days, renewal } = props.assignment;
      if (agreement === "in_force" && renewal !== "none") return t("stage.agreement.renewed");
      return days === null ? t(`stage.agreement.${agreement}`) : t("stage.agreement.ending", { days });
    },
    assessment: () => {
      const reference = props.assignment.assessmentReference;
      if (reference !== null) return t("stage.assessment.reference", { reference });
      return t(props.assignment.assessmentRecorded ? "stage.assessment.recorded" : "stage.assessment.missing");
    },
    active: () => t(`stage.active.${props.assignment.state}`),
    inactive: () => t(`stage.inactive.${props.assignment.state === "inactive" ? "now" : "later"}`),
  };
  const action: Partial<Record<Stage, () => JSX.Element>> = {
    agreement: () => (
      <Show when={props.role !== "administrator" && props.assignment.agreement !== "none"}>
        <Link
          to="/assignments/$assignmentId/agreement"
          params={{ assignmentId: props.assignment.id }}
          class="text-sm text-brand underline underline-offset-2"
        >
          {t("stage.agreement.read")}
        </Link>
      </Show>
    ),
    assessment: () => (
      <Show when={props.assignment.may.assess}>
        {small("assess", t(props.assignment.assessmentRecorded ? "assess.change" : "assess.record"))}
      </Show>
    ),
    active: () => <Show when={props.assignment.may.activate}>{small("activate", t("go.activate"))}</Show>,
    inactive: () => <Show when={props.assignment.may.deactivate}>{small("deactivate", t("deactivate.confirm"))}</Show>,
  };

  return (
    <Card title={t("stages.title")}>
      <ol>
        <For each={stages}>
          {(stage, index) => {
            const status = () => statuses()[stage];
            return (
              <li
                aria-current={status() === "here" ? "step" : undefined}
                class="relative flex gap-2.5 pb-3 last:pb-0 not-last:before:absolute not-last:before:top-7 not-last:before:bottom-1 not-last:before:left-3 not-last:before:w-px not-last:before:bg-line"
              >
                <span
                  class={cx(
                    "grid size-6 flex-none place-items-center rounded-full border text-xs font-medium",
                    status() === "done" && "border-brand-line bg-brand-soft text-brand",
                    status() === "here" && "border-brand bg-brand text-brand-ink",
                    status() === "open" && "border-line-strong text-ink-3",
                  )}
                  aria-hidden="true"
                >
                  <Show when={status() === "done"} fallback={index() + 1}>
                    <Check size={14} />
                  </Show>
                </span>
                <div class="grid min-w-0 flex-1 justify-items-start gap-1">
                  <p
                    class={cx("leading-6", status() === "here" && "font-semibold", status() === "open" && "text-ink-2")}
                  >
                    {t(`stage.${stage}`)}
                    <Show when={status() === "done"}>
                      <span class="sr-only"> ({t("stage.done")})</span>
                    </Show>
                  </p>
                  <p class="text-sm wrap-anywhere text-ink-3">{note[stage]()}</p>
                  {action[stage]?.()}
                </div>
              </li>
            );
          }}
        </For>
      </ol>
    </Card>
  );
}
