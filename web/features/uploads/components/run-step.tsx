import { useQueryClient } from "@tanstack/solid-query";
import Pause from "lucide-solid/icons/pause";
import Play from "lucide-solid/icons/play";
import { createEffect, createSignal, on, Show } from "solid-js";
import { formatNumber } from "#web/platform/format.ts";
import { isProblem } from "#web/platform/problem.ts";
import { Banner } from "#web/ui/banner.tsx";
import { Button } from "#web/ui/button.tsx";
import { Card } from "#web/ui/card.tsx";
import { Progress } from "#web/ui/progress.tsx";
import { percentOf } from "../gaps.ts";
import { messages } from "../messages.ts";
import type { UploadRun } from "../upload-run.ts";
import { forgetRows } from "../uploads.queries.ts";
import type { Wizard } from "../wizard.ts";
import { AgreementMissing } from "./agreement-missing.tsx";
import { LeaveGuard } from "./leave-guard.tsx";
import { RemoveUpload } from "./remove-upload.tsx";
import { RunStatus } from "./run-status.tsx";
import { StepFrame } from "./step-frame.tsx";

const MINUTE_S = 90;

export function RunStep(props: { wizard: Wizard; run: UploadRun }) {
  const t = messages.use();
  const client = useQueryClient();
  const [removing, setRemoving] = createSignal(false);
  const state = () => props.run.state;
  const refused = () => isProblem(state().problem, "uploads.agreement_missing");

  createEffect(
    on(
      () => state().phase,
      (phase) => {
        if (phase === "done" || phase === "stopped") void forgetRows(client, props.wizard.assignmentId);
        if (phase === "done") props.wizard.showReport();
      },
    ),
  );

  const title = () => {
    if (state().phase === "stopped") return t("run.stopped.title");
    return state().phase === "failed" ? t("run.failed.title") : t("run.title");
  };
  const left = (): string => {
    const seconds = state().secondsLeft;
    if (seconds === null) return "";
    const text =
      seconds < MINUTE_S
        ? t("run.left.seconds", { n: seconds })
        : t("run.left.minutes", { n: Math.round(seconds / 60) });
    return ` · ${text}`;
  };

  return (
    <Show when={!refused()} fallback={<AgreementMissing assignmentId={props.wizard.assignmentId} />}>
      <StepFrame title={title()}>
        <LeaveGuard active={props.run.busy()} />
        <Card>
          <div class="grid gap-4">
            <Progress
              label={t("run.progress")}
              value={state().received}
              max={props.run.total}
              text={`${t("run.rows", { sent: formatNumber(state().received), total: formatNumber(props.run.total) })}${left()}`}
            />
            <Show when={state().resumedFrom > 0}>
              <p class="text-sm text-ink-2">
                {t("resume.resumed", { percent: formatNumber(percentOf(state().resumedFrom, props.run.total)) })}
              </p>
            </Show>
            <RunStatus run={props.run} wizard={props.wizard} />
            <Show when={props.run.busy()}>
              <div class="flex flex-wrap gap-2">
                <Show
                  when={props.run.pausing()}
                  fallback={
                    <Button icon={<Pause size={16} aria-hidden="true" />} onClick={() => props.run.pause()}>
                      {t("run.pause")}
                    </Button>
                  }
                >
                  <Button
                    variant="primary"
                    icon={<Play size={16} aria-hidden="true" />}
                    onClick={() => props.run.resume()}
                  >
                    {t("run.resume")}
                  </Button>
                </Show>
                <Button variant="quiet" busy={props.run.stopping()} onClick={() => props.run.stop()}>
                  {t("run.stop")}
                </Button>
              </div>
            </Show>
          </div>
        </Card>
        <Show when={state().phase === "stopped"}>
          <Banner
            tone="warn"
            actions={
              <>
                <Button size="sm" onClick={() => props.run.again()}>
                  {t("run.stopped.go")}
                </Button>
                <Show when={state().received > 0}>
                  <Button size="sm" variant="danger" onClick={() => setRemoving(true)}>
                    {t("run.stopped.remove", { n: formatNumber(state().received) })}
                  </Button>
                </Show>
                <Button size="sm" onClick={() => props.wizard.restart()}>
                  {t("file.again")}
                </Button>
              </>
            }
          >
            {state().received > 0
              ? t("run.stopped.text", { n: formatNumber(state().received) })
              : t("run.stopped.none")}
          </Banner>
        </Show>
        <RemoveUpload
          open={removing()}
          onClose={() => setRemoving(false)}
          upload={state().view}
          assignmentId={props.wizard.assignmentId}
          onRemoved={() => props.wizard.restart()}
        />
      </StepFrame>
    </Show>
  );
}
