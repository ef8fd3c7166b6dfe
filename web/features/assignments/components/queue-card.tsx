import { useMutation, useQueryClient } from "@tanstack/solid-query";
import { createSignal, Show } from "solid-js";
import type { AssignmentView } from "#contract/assignments.ts";
import { formatNumber } from "#web/platform/format.ts";
import { Button } from "#web/ui/button.tsx";
import { Card } from "#web/ui/card.tsx";
import { DataList } from "#web/ui/data-list.tsx";
import { Form } from "#web/ui/form/form.tsx";
import { TextField } from "#web/ui/form/text-field.tsx";
import { showToast } from "#web/ui/toast.tsx";
import { refreshAssignment, updateAssignment } from "../assignments.queries.ts";
import { messages } from "../messages.ts";

/** In what order leads come, and how many new ones come between repeats. */
export function QueueCard(props: { assignment: AssignmentView }) {
  const t = messages.use();
  const client = useQueryClient();
  const [share, setShare] = createSignal<string>();
  const save = useMutation(() => ({
    mutationFn: (newShare: number) => updateAssignment(props.assignment.id, { newShare }),
    onSuccess: async () => {
      await refreshAssignment(client, props.assignment.id);
      setShare(undefined);
      showToast({ text: t("queue.saved"), tone: "good" });
    },
  }));
  const submit = () => {
    const typed = share()?.trim();
    if (typed) return save.mutateAsync(Number(typed));
  };
  return (
    <Card
      title={t("queue.title")}
      actions={
        <Show when={share() === undefined}>
          <Button size="sm" variant="quiet" onClick={() => setShare(String(props.assignment.newShare))}>
            {t("queue.edit")}
          </Button>
        </Show>
      }
    >
      <p class="text-sm text-ink-3">{t("queue.text")}</p>
      <Show
        when={share() !== undefined}
        fallback={
          <DataList
            class="mt-2"
            items={[
              {
                label: t("queue.share"),
                value: t("queue.share.value", { n: formatNumber(props.assignment.newShare) }),
              },
            ]}
          />
        }
      >
        <Form onSubmit={submit} problem={save.error} busy={save.isPending} class="mt-2 grid gap-3">
          <TextField
            name="newShare"
            type="number"
            inputmode="numeric"
            min="0"
            max="100"
            label={t("queue.share.field")}
            hint={t("queue.share.hint")}
            value={share() ?? ""}
            onInput={setShare}
          />
          <div class="flex justify-end gap-2">
            <Button size="sm" onClick={() => setShare(undefined)}>
              {t("cancel")}
            </Button>
            <Button size="sm" type="submit" variant="primary">
              {t("queue.save")}
            </Button>
          </div>
        </Form>
      </Show>
    </Card>
  );
}
