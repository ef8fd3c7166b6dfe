import { useMutation } from "@tanstack/solid-query";
import Download from "lucide-solid/icons/download";
import { Show } from "solid-js";
import { isProblem, problemText } from "#web/platform/problem.ts";
import { Banner } from "#web/ui/banner.tsx";
import { Button } from "#web/ui/button.tsx";
import { TextField } from "#web/ui/form/text-field.tsx";
import { showToast } from "#web/ui/toast.tsx";
import { downloadLog, type LogPeriod } from "../access-log.queries.ts";
import { messages } from "../messages.ts";

// While a year is being typed the field holds dates of the first centuries; each would be a logged read.
const whole = (date: string) => date === "" || date >= "2000";

/** The period on screen, and the same period as a file. */
export function LogTools(props: { assignmentId: string; period: LogPeriod; onPeriod: (period: LogPeriod) => void }) {
  const t = messages.use();
  const download = useMutation(() => ({
    mutationFn: (format: "proof" | "csv") => downloadLog(props.assignmentId, props.period, format),
    onSuccess: () => showToast({ text: t("download.done"), tone: "good" }),
  }));
  const failed = () => (isProblem(download.error, "access.step_up_required") ? null : download.error);
  const busy = (format: "proof" | "csv") => download.isPending && download.variables === format;
  return (
    <div class="grid gap-3">
      <div class="flex flex-wrap items-end gap-3">
        <TextField
          class="w-40"
          type="date"
          label={t("period.from")}
          value={props.period.from}
          max={props.period.until || undefined}
          onInput={(from) => whole(from) && props.onPeriod({ ...props.period, from })}
        />
        <TextField
          class="w-40"
          type="date"
          label={t("period.until")}
          value={props.period.until}
          min={props.period.from || undefined}
          onInput={(until) => whole(until) && props.onPeriod({ ...props.period, until })}
        />
        <Show when={props.period.from || props.period.until}>
          <Button variant="quiet" onClick={() => props.onPeriod({ from: "", until: "" })}>
            {t("period.all")}
          </Button>
        </Show>
        <div class="flex flex-wrap gap-2 sm:ml-auto">
          <Button
            icon={<Download size={16} aria-hidden="true" />}
            busy={busy("proof")}
            disabled={download.isPending}
            title={t("download.proof.hint")}
            onClick={() => download.mutate("proof")}
          >
            {t("download.proof")}
          </Button>
          <Button busy={busy("csv")} disabled={download.isPending} onClick={() => download.mutate("csv")}>
            {t("download.csv")}
          </Button>
        </div>
      </div>
      <Show when={failed()}>{(error) => <Banner tone="bad">{problemText(error())}</Banner>}</Show>
    </div>
  );
}
