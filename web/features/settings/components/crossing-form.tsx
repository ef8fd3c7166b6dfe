import { useMutation, useQueryClient } from "@tanstack/solid-query";
import { createEffect, createSignal, on } from "solid-js";
import { type CrossingPersonal, crossingPersonal } from "#contract/settings.ts";
import { Button } from "#web/ui/button.tsx";
import { Card } from "#web/ui/card.tsx";
import { ConfirmDialog } from "#web/ui/confirm-dialog.tsx";
import { RadioGroup } from "#web/ui/form/radio-group.tsx";
import { showToast } from "#web/ui/toast.tsx";
import { messages } from "../messages.ts";
import { saveSettings, settingsQuery } from "../settings.queries.ts";

/** Which of the two holds; a change says first what it will mean. */
export function CrossingForm(props: { current: CrossingPersonal }) {
  const t = messages.use();
  const client = useQueryClient();
  const [chosen, setChosen] = createSignal(props.current);
  createEffect(on(() => props.current, setChosen, { defer: true }));
  const [asking, setAsking] = createSignal(false);
  const save = useMutation(() => ({
    mutationFn: () => saveSettings(chosen()),
    onSuccess: (settings) => {
      client.setQueryData(settingsQuery.queryKey, settings);
      showToast({ text: t("saved"), tone: "good" });
    },
  }));
  return (
    <Card title={t("title")}>
      <div class="grid gap-4">
        <p class="text-ink-2">{t("explain")}</p>
        <RadioGroup
          label={t("choice")}
          hideLabel
          value={chosen()}
          onInput={setChosen}
          options={crossingPersonal.map((value) => ({
            value,
            label: t(`choice.${value}`),
            hint: t(`choice.${value}.hint`),
          }))}
        />
        <div>
          <Button variant="primary" disabled={chosen() === props.current} onClick={() => setAsking(true)}>
            {t("save")}
          </Button>
        </div>
      </div>
      <ConfirmDialog
        open={asking()}
        onClose={() => setAsking(false)}
        onConfirm={() => save.mutateAsync()}
        title={t(`change.${chosen()}.title`)}
        confirmLabel={t("confirm")}
      >
        <p>{t(`change.${chosen()}.text`)}</p>
      </ConfirmDialog>
    </Card>
  );
}
