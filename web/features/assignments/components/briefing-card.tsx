import { useMutation, useQueryClient } from "@tanstack/solid-query";
import Pencil from "lucide-solid/icons/pencil";
import { createSignal, Show } from "solid-js";
import * as v from "valibot";
import type { AssignmentView } from "#contract/assignments.ts";
import { longText } from "#contract/common.ts";
import type { Role } from "#contract/roles.ts";
import { Button } from "#web/ui/button.tsx";
import { Card } from "#web/ui/card.tsx";
import { Form } from "#web/ui/form/form.tsx";
import { createFormState } from "#web/ui/form/form-state.ts";
import { TextArea } from "#web/ui/form/text-area.tsx";
import { showToast } from "#web/ui/toast.tsx";
import { refreshAssignment, updateAssignment } from "../assignments.queries.ts";
import { messages } from "../messages.ts";

/** What the agent reads before and during the call; the supervisor writes it here. */
export function BriefingCard(props: { assignment: AssignmentView; role: Role }) {
  const t = messages.use();
  const [editing, setEditing] = createSignal(false);
  return (
    <Card
      title={t("briefing.title")}
      actions={
        <Show when={props.assignment.may.edit && !editing()}>
          <Button size="sm" icon={<Pencil size={16} aria-hidden="true" />} onClick={() => setEditing(true)}>
            {t("briefing.edit")}
          </Button>
        </Show>
      }
    >
      <Show when={editing()} fallback={<BriefingText assignment={props.assignment} role={props.role} />}>
        <BriefingForm assignment={props.assignment} onClose={() => setEditing(false)} />
      </Show>
    </Card>
  );
}

function BriefingText(props: { assignment: AssignmentView; role: Role }) {
  const t = messages.use();
  const part = (title: string, text: string) => (
    <div class="grid gap-1">
      <h3 class="text-sm font-medium text-ink-3">{title}</h3>
      <Show when={text !== ""} fallback={<p class="text-ink-3">{t("briefing.none")}</p>}>
        <p class="max-w-measure wrap-anywhere whitespace-pre-wrap">{text}</p>
      </Show>
    </div>
  );
  return (
    <div class="grid gap-4">
      <p class="text-sm text-ink-3">{t(props.role === "client" ? "briefing.lead.client" : "briefing.lead.staff")}</p>
      {part(t("briefing.briefing"), props.assignment.briefing)}
      {part(t("briefing.script"), props.assignment.script)}
    </div>
  );
}

function BriefingForm(props: { assignment: AssignmentView; onClose: () => void }) {
  const t = messages.use();
  const client = useQueryClient();
  const form = createFormState(v.object({ briefing: longText, script: longText }), {
    briefing: props.assignment.briefing,
    script: props.assignment.script,
  });
  const save = useMutation(() => ({
    mutationFn: (input: { briefing: string; script: string }) => updateAssignment(props.assignment.id, input),
    onSuccess: async () => {
      await refreshAssignment(client, props.assignment.id);
      props.onClose();
      showToast({ text: t("briefing.saved"), tone: "good" });
    },
  }));
  const submit = () => {
    const input = form.validate();
    if (input) return save.mutateAsync(input);
  };
  return (
    <Form state={form} onSubmit={submit} problem={save.error} busy={save.isPending}>
      <TextArea
        label={t("briefing.briefing")}
        hint={t("briefing.briefing.hint")}
        rows={4}
        maxLength={20_000}
        {...form.field("briefing")}
      />
      <TextArea
        label={t("briefing.script")}
        hint={t("briefing.script.hint")}
        rows={6}
        maxLength={20_000}
        {...form.field("script")}
      />
      <div class="flex justify-end gap-2">
        <Button onClick={props.onClose}>{t("cancel")}</Button>
        <Button type="submit" variant="primary">
          {t("briefing.save")}
        </Button>
      </div>
    </Form>
  );
}
