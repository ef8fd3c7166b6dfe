import { createSignal, Show } from "solid-js";
import { type RefusalReason, type RequestDetail, refusalReasons } from "#contract/requests.ts";
import { problemText } from "#web/platform/problem.ts";
import { Banner } from "#web/ui/banner.tsx";
import { Button } from "#web/ui/button.tsx";
import { Card } from "#web/ui/card.tsx";
import { ConfirmDialog } from "#web/ui/confirm-dialog.tsx";
import { RadioGroup } from "#web/ui/form/radio-group.tsx";
import { messages } from "../messages.ts";
import { useDecide } from "../requests.queries.ts";

/** Granting or refusing; an erasure then waits for a second person (P7-6). */
export function DecideCard(props: { request: RequestDetail }) {
  const t = messages.use();
  const decide = useDecide(props.request.id);
  const [refusing, setRefusing] = createSignal(false);
  const [reason, setReason] = createSignal<RefusalReason>("not_about_them");
  const kind = () => (props.request.kind === "objection" ? "erasure" : props.request.kind);
  return (
    <Card title={t("decide.title")}>
      <div class="grid gap-3">
        <p class="prose-measure">{t(`decide.text.${kind()}`)}</p>
        <Show when={props.request.openTasks > 0}>
          <Banner tone="info">{t("decide.tasks_open")}</Banner>
        </Show>
        <Show when={decide.error}>{(error) => <Banner tone="bad">{problemText(error())}</Banner>}</Show>
        <div class="flex flex-wrap gap-2">
          <Button
            variant="primary"
            busy={decide.isPending}
            disabled={props.request.openTasks > 0}
            onClick={() => decide.mutate({ decision: "grant" })}
          >
            {t(`decide.grant.${kind()}`)}
          </Button>
          <Button onClick={() => setRefusing(true)}>{t("decide.refuse")}</Button>
        </div>
      </div>
      <ConfirmDialog
        open={refusing()}
        onClose={() => setRefusing(false)}
        onConfirm={() => decide.mutateAsync({ decision: "refuse", reason: reason() })}
        title={t("decide.refuse")}
        confirmLabel={t("decide.refuse")}
      >
        <div class="grid gap-3">
          <p>{t("decide.refuse_text")}</p>
          <RadioGroup
            label={t("decide.reason")}
            value={reason()}
            onInput={setReason}
            options={refusalReasons.map((value) => ({ value, label: t(`refusal.${value}`) }))}
          />
        </div>
      </ConfirmDialog>
    </Card>
  );
}
