import { useMutation, useQueryClient } from "@tanstack/solid-query";
import { createSignal } from "solid-js";
import type { ScheduleRow } from "#contract/assignments.ts";
import { Button } from "#web/ui/button.tsx";
import { Dialog } from "#web/ui/dialog.tsx";
import { Form } from "#web/ui/form/form.tsx";
import { TextField } from "#web/ui/form/text-field.tsx";
import { showToast } from "#web/ui/toast.tsx";
import { messages } from "../messages.ts";
import { type Plan, planAgent, refreshSchedules } from "../planning.queries.ts";
import { todayOn } from "../today.ts";

/** From when and until when an agent is planned; without an end it stands until it is withdrawn. */
export function PlanDialog(props: { assignmentId: string; agent: ScheduleRow; onClose: () => void }) {
  const t = messages.use();
  const client = useQueryClient();
  const [fromOn, setFromOn] = createSignal(props.agent.fromOn ?? todayOn());
  const [untilOn, setUntilOn] = createSignal(props.agent.untilOn ?? "");
  const [tried, setTried] = createSignal(false);

  const save = useMutation(() => ({
    mutationFn: (plan: Plan) => planAgent(props.assignmentId, props.agent.agentId, plan),
    onSuccess: async () => {
      await refreshSchedules(client, props.assignmentId);
      props.onClose();
      showToast({ text: t("plan.done"), tone: "good" });
    },
  }));
  const endsTooSoon = () => untilOn() !== "" && untilOn() < fromOn();
  const submit = () => {
    setTried(true);
    if (fromOn() === "" || endsTooSoon()) return;
    return save.mutateAsync({ fromOn: fromOn(), untilOn: untilOn() || null });
  };

  return (
    <Dialog
      open
      onClose={props.onClose}
      title={t("plan.title", { name: props.agent.agentName })}
      description={t("plan.text")}
    >
      <Form onSubmit={submit} problem={save.error} busy={save.isPending}>
        <div class="grid items-start gap-4 sm:grid-cols-2">
          <TextField
            type="date"
            label={t("plan.from")}
            name="fromOn"
            value={fromOn()}
            onInput={setFromOn}
            {...(tried() && fromOn() === "" ? { error: t("plan.from.missing") } : {})}
          />
          <TextField
            type="date"
            label={t("plan.until")}
            name="untilOn"
            optional
            value={untilOn()}
            onInput={setUntilOn}
            {...(tried() && endsTooSoon() ? { error: t("plan.until.before") } : {})}
          />
        </div>
        <div class="flex justify-end gap-2">
          <Button onClick={props.onClose}>{t("cancel")}</Button>
          <Button type="submit" variant="primary">
            {t("plan.submit")}
          </Button>
        </div>
      </Form>
    </Dialog>
  );
}
