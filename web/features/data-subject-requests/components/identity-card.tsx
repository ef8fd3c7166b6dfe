import { createSignal, For, Show } from "solid-js";
import type { RequestDetail } from "#contract/requests.ts";
import { problemText } from "#web/platform/problem.ts";
import { Badge } from "#web/ui/badge.tsx";
import { Banner } from "#web/ui/banner.tsx";
import { Button } from "#web/ui/button.tsx";
import { Card } from "#web/ui/card.tsx";
import { ConfirmDialog } from "#web/ui/confirm-dialog.tsx";
import { RadioGroup } from "#web/ui/form/radio-group.tsx";
import { messages } from "../messages.ts";
import { useIdentityOpen, useProve, useSendCode, useSetRecord } from "../requests.queries.ts";

const checks = ["call_back", "in_person", "correspondence"] as const;

/** The ladder of proofs: a code to an address on file, another check, or an answer that says it stayed open (P7-3). */
export function IdentityCard(props: { request: RequestDetail }) {
  const t = messages.use();
  const id = props.request.id;
  const sendCode = useSendCode(id);
  const setRecord = useSetRecord(id);
  const prove = useProve(id);
  const answerOpen = useIdentityOpen(id);
  const [dialog, setDialog] = createSignal<"prove" | "open" | null>(null);
  const [how, setHow] = createSignal<(typeof checks)[number]>("call_back");
  const problem = () => sendCode.error ?? setRecord.error;
  return (
    <Card title={t("identity.title")}>
      <div class="grid gap-3">
        <p class="prose-measure">{t("identity.text")}</p>
        <Show when={props.request.state === "identity_asked"}>
          <Banner tone="info">{t("identity.asked")}</Banner>
        </Show>
        <Show when={problem()}>{(error) => <Banner tone="bad">{problemText(error())}</Banner>}</Show>
        <ul class="divide-y divide-line border-y border-line">
          <For each={props.request.subjects} fallback={<li class="py-3 text-ink-2">{t("identity.none")}</li>}>
            {(subject, i) => (
              <li class="flex flex-wrap items-center justify-between gap-2 py-2">
                <span class="flex flex-wrap items-center gap-2">
                  <span class="font-medium">
                    {t("identity.record")} {i() + 1}
                  </span>
                  <span class="text-ink-2">
                    {t(`identity.found.${subject.foundBy as "address" | "phone" | "name" | "call" | "same_person"}`)},{" "}
                    {t("identity.assignments", { n: subject.assignments })}
                  </span>
                  <Badge tone={subject.state === "excluded" ? "gone" : "neutral"}>
                    {t(`identity.record_state.${subject.state}`)}
                  </Badge>
                </span>
                <span class="flex flex-wrap gap-2">
                  <Show when={subject.hasAddress && subject.state !== "excluded"}>
                    <Button size="sm" busy={sendCode.isPending} onClick={() => sendCode.mutate(subject.contactId)}>
                      {t("identity.send_code")}
                    </Button>
                  </Show>
                  <Button
                    size="sm"
                    variant="quiet"
                    onClick={() =>
                      setRecord.mutate({ contactId: subject.contactId, about: subject.state === "excluded" })
                    }
                  >
                    {subject.state === "excluded" ? t("identity.them") : t("identity.not_them")}
                  </Button>
                </span>
              </li>
            )}
          </For>
        </ul>
        <div class="flex flex-wrap gap-2">
          <Show when={props.request.subjects.some((subject) => subject.state !== "excluded")}>
            <Button onClick={() => setDialog("prove")}>{t("identity.prove")}</Button>
          </Show>
          <Button variant="quiet" onClick={() => setDialog("open")}>
            {t("identity.answer_open")}
          </Button>
        </div>
      </div>
      <ConfirmDialog
        open={dialog() === "prove"}
        onClose={() => setDialog(null)}
        onConfirm={() => prove.mutateAsync({ proof: how() })}
        title={t("identity.prove")}
        confirmLabel={t("identity.prove")}
      >
        <RadioGroup
          label={t("identity.how")}
          value={how()}
          onInput={setHow}
          options={checks.map((value) => ({ value, label: t(`proof.${value}`) }))}
        />
      </ConfirmDialog>
      <ConfirmDialog
        open={dialog() === "open"}
        onClose={() => setDialog(null)}
        onConfirm={() => answerOpen.mutateAsync(undefined)}
        title={t("identity.answer_open")}
        confirmLabel={t("identity.answer_open")}
      >
        <p>{t("identity.answer_open_text")}</p>
      </ConfirmDialog>
    </Card>
  );
}
