import { useMutation, useQueryClient } from "@tanstack/solid-query";
import { createEffect, createSignal, on, Show } from "solid-js";
import type { NoteRow } from "#contract/desk.ts";
import { useQuery } from "#web/platform/use-query.ts";
import { Button } from "#web/ui/button.tsx";
import { Dialog } from "#web/ui/dialog.tsx";
import { Form } from "#web/ui/form/form.tsx";
import { SelectField } from "#web/ui/form/select-field.tsx";
import { TextArea } from "#web/ui/form/text-area.tsx";
import { outcomeText } from "#web/ui/outcomes/outcome-text.ts";
import { showToast } from "#web/ui/toast.tsx";
import { correctCall, outcomesQuery } from "../call-notes.queries.ts";
import { messages } from "../messages.ts";

/** What the outcome should have been and why, as a dated addition; what was written stays (P4.3-3). */
export function CorrectDialog(props: { assignmentId: string; note: NoteRow | null; onClose: () => void }) {
  const t = messages.use();
  const client = useQueryClient();
  const [outcome, setOutcome] = createSignal("");
  const [text, setText] = createSignal("");
  const [tried, setTried] = createSignal(false);
  const open = () => props.note !== null;
  const settings = useQuery(() => ({ ...outcomesQuery(props.assignmentId), enabled: open() }));
  createEffect(
    on(open, () => {
      setOutcome("");
      setText("");
      setTried(false);
      save.reset();
    }),
  );
  // An appointment needs its moment and a callback its time: those are made at the desk, and the dialog says so.
  const options = () =>
    (settings.data?.settings.outcomes ?? [])
      .filter(
        ({ appointment, effect, key }) =>
          !appointment && effect !== "callback" && effect !== "ceased" && key !== props.note?.outcome?.key,
      )
      .map((one) => ({ value: one.key, label: outcomeText(one) }));
  const save = useMutation(() => ({
    mutationFn: (callId: string) => correctCall(callId, { outcome: outcome(), text: text().trim() }),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ["assignments", props.assignmentId, "notes"] });
      props.onClose();
      showToast({ text: t("correct.saved"), tone: "good" });
    },
  }));
  const submit = () => {
    setTried(true);
    const callId = props.note?.callId;
    if (callId && outcome() !== "" && text().trim() !== "") return save.mutateAsync(callId);
  };
  return (
    <Dialog open={open()} onClose={props.onClose} title={t("correct.title")} description={t("correct.text")}>
      <Form onSubmit={submit} problem={save.error} busy={save.isPending}>
        <Show when={props.note?.outcome}>
          {(now) => (
            <p class="text-ink-2">
              {t("correct.now")} <span class="font-medium text-ink">{outcomeText(now())}</span>
            </p>
          )}
        </Show>
        <SelectField
          label={t("correct.outcome")}
          value={outcome()}
          onInput={setOutcome}
          placeholder={t("correct.choose")}
          options={options()}
          hint={t("correct.outcome_hint")}
          error={tried() && outcome() === "" ? t("correct.outcome_missing") : undefined}
        />
        <TextArea
          label={t("correct.why")}
          rows={3}
          maxLength={2_000}
          value={text()}
          onInput={setText}
          error={tried() && text().trim() === "" ? t("correct.why_missing") : undefined}
        />
        <div class="flex justify-end gap-2">
          <Button onClick={props.onClose}>{t("correct.cancel")}</Button>
          <Button type="submit" variant="primary">
            {t("correct.save")}
          </Button>
        </div>
      </Form>
    </Dialog>
  );
}
