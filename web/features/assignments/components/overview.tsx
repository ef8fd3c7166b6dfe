import { createSignal, Show } from "solid-js";
import type { AssignmentView } from "#contract/assignments.ts";
import type { Role } from "#contract/roles.ts";
import { usePageName } from "#web/platform/page-title.ts";
import { useQuery } from "#web/platform/use-query.ts";
import { Page } from "#web/ui/page.tsx";
import { QueryView } from "#web/ui/query-view.tsx";
import { assignmentQuery, schedulesQuery } from "../assignments.queries.ts";
import { messages } from "../messages.ts";
import { nextStep } from "../next-step.ts";
import { ActivateDialog, DeactivateDialog } from "./activation-dialogs.tsx";
import { AssessmentDialog } from "./assessment-dialog.tsx";
import { AssignSupervisorDialog } from "./assign-supervisor-dialog.tsx";
import { BriefingCard } from "./briefing-card.tsx";
import { Counts } from "./counts.tsx";
import { LifeCycle } from "./life-cycle.tsx";
import { NextStepCard } from "./next-step-card.tsx";
import { QueueCard } from "./queue-card.tsx";
import { Supervisors } from "./supervisors.tsx";

export type OverviewDialog = "assess" | "activate" | "deactivate" | "assign";

/** Where an assignment stands and the one thing to do next. */
export function Overview(props: { assignmentId: string; role: Role }) {
  const t = messages.use();
  usePageName(() => t("overview.page_name"));
  const assignment = useQuery(() => assignmentQuery(props.assignmentId));
  return <QueryView query={assignment}>{(data) => <OverviewBody assignment={data()} role={props.role} />}</QueryView>;
}

function OverviewBody(props: { assignment: AssignmentView; role: Role }) {
  const schedules = useQuery(() => ({
    ...schedulesQuery(props.assignment.id),
    enabled: props.role === "supervisor",
  }));
  const [dialog, setDialog] = createSignal<OverviewDialog>();
  const close = () => setDialog(undefined);
  /** Undefined while it is not known, so that no wrong step flashes by. */
  const planned = () =>
    props.role !== "supervisor" || schedules.isError
      ? 0
      : schedules.isPending
        ? undefined
        : schedules.data?.items.filter(({ fromOn }) => fromOn !== null).length;
  const step = () => {
    const agents = planned();
    return agents === undefined ? undefined : nextStep(props.role, props.assignment, agents);
  };
  /** Numbers say something once there is a database; staff are told them under an agreement in force. */
  const hasCounts = () => props.assignment.counts.rows > 0 || props.assignment.counts.calls > 0;

  return (
    <Page>
      <div class="grid items-start gap-5 lg:grid-cols-[minmax(0,1fr)_20rem] lg:grid-rows-[auto_1fr]">
        <div class="grid gap-5">
          <NextStepCard assignmentId={props.assignment.id} step={step()} onDialog={setDialog} />
          <Show when={hasCounts()}>
            <Counts counts={props.assignment.counts} staff={props.role !== "client"} />
          </Show>
        </div>
        <div class="grid gap-5 lg:col-start-2 lg:row-span-2 lg:row-start-1">
          <LifeCycle assignment={props.assignment} role={props.role} onDialog={setDialog} />
          <Show when={props.assignment.may.plan}>
            <QueueCard assignment={props.assignment} />
          </Show>
          <Supervisors assignment={props.assignment} role={props.role} onAssign={() => setDialog("assign")} />
        </div>
        <Show when={props.role !== "director"}>
          <BriefingCard assignment={props.assignment} role={props.role} />
        </Show>
      </div>
      <AssessmentDialog open={dialog() === "assess"} onClose={close} assignment={props.assignment} />
      <ActivateDialog open={dialog() === "activate"} onClose={close} assignment={props.assignment} />
      <DeactivateDialog open={dialog() === "deactivate"} onClose={close} assignment={props.assignment} />
      <Show when={props.role === "administrator"}>
        <AssignSupervisorDialog open={dialog() === "assign"} onClose={close} assignment={props.assignment} />
      </Show>
    </Page>
  );
}
