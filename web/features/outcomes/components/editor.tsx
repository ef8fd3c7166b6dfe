import { useMutation, useQueryClient } from "@tanstack/solid-query";
import Plus from "lucide-solid/icons/plus";
import { createMemo, createSignal, For, Show } from "solid-js";
import { createStore, reconcile, unwrap } from "solid-js/store";
import { inDeskOrder, type OutcomeSettings, type OutcomeSettingsView } from "#contract/outcomes.ts";
import { isProblem, problemText } from "#web/platform/problem.ts";
import { Banner } from "#web/ui/banner.tsx";
import { Button } from "#web/ui/button.tsx";
import { Card } from "#web/ui/card.tsx";
import { LeaveDialog } from "#web/ui/leave-dialog.tsx";
import { showToast } from "#web/ui/toast.tsx";
import { moveOutcome, newOutcome } from "../edit-settings.ts";
import { messages } from "../messages.ts";
import { outcomesQuery, saveOutcomes } from "../outcomes.queries.ts";
import { settingsIssues } from "../settings-issues.ts";
import { FieldsEditor } from "./fields-editor.tsx";
import { Issues } from "./issues.tsx";
import { OutcomeEntry } from "./outcome-entry.tsx";
import { Preview } from "./preview.tsx";

/** The supervisor's draft of the outcomes, beside what the agent will see of it. */
export function Editor(props: { assignmentId: string; view: OutcomeSettingsView }) {
  const t = messages.use();
  const client = useQueryClient();
  const [draft, setDraft] = createStore<OutcomeSettings>(structuredClone(unwrap(props.view.settings)));
  const [open, setOpen] = createSignal<string | null>(null);
  const [tried, setTried] = createSignal(false);
  const changed = createMemo(() => JSON.stringify(draft) !== JSON.stringify(props.view.settings));
  const issues = createMemo(() => (tried() ? settingsIssues(draft) : []));
  const order = () => inDeskOrder(draft.outcomes);

  const save = useMutation(() => ({
    mutationFn: () => saveOutcomes(props.assignmentId, props.view.version, unwrap(draft)),
    onSuccess: (view) => {
      client.setQueryData(outcomesQuery(props.assignmentId).queryKey, view);
      showToast({ text: t("saved"), tone: "good" });
    },
  }));
  const submit = () => {
    setTried(true);
    const found = issues();
    if (found.length === 0) return save.mutate();
    const at = found.find(({ outcomeKey }) => outcomeKey !== null)?.outcomeKey;
    if (at) setOpen(at);
  };
  const add = () => {
    const outcome = newOutcome(t("new_label"));
    setDraft("outcomes", draft.outcomes.length, outcome);
    setOpen(outcome.key);
  };
  const discard = () => {
    setDraft(reconcile(structuredClone(unwrap(props.view.settings))));
    setTried(false);
    save.reset();
  };
  const indexOf = (key: string) => draft.outcomes.findIndex((one) => one.key === key);

  return (
    <>
      <div class="grid items-start gap-5 lg:grid-cols-[minmax(0,1fr)_minmax(0,26rem)]">
        <div class="grid gap-5">
          <Card
            title={t("list.title")}
            flush
            actions={
              <Button size="sm" icon={<Plus size={16} aria-hidden="true" />} onClick={add}>
                {t("add")}
              </Button>
            }
          >
            <p class="border-b border-line px-4 py-2 text-sm text-ink-3 max-lg:hidden">{t("list.order")}</p>
            <ol>
              <For each={order()}>
                {(outcome, i) => (
                  <OutcomeEntry
                    outcome={outcome}
                    number={i() + 1}
                    open={open() === outcome.key}
                    issues={issues().filter(({ outcomeKey }) => outcomeKey === outcome.key)}
                    onToggle={() => setOpen(open() === outcome.key ? null : outcome.key)}
                    onMove={(step) => setDraft("outcomes", moveOutcome(draft, outcome.key, step))}
                    onChange={(change) => setDraft("outcomes", indexOf(outcome.key), change)}
                    onRemove={() =>
                      setDraft(
                        "outcomes",
                        draft.outcomes.filter((one) => one.key !== outcome.key),
                      )
                    }
                  />
                )}
              </For>
            </ol>
          </Card>
          <Card title={t("script.title")}>
            <p class="mb-3 max-w-measure text-sm text-ink-2">{t("script.text")}</p>
            <FieldsEditor fields={draft.script} question onChange={(fields) => setDraft("script", fields)} />
          </Card>
        </div>
        <Preview settings={draft} />
      </div>
      <div class="sticky bottom-0 z-10 -mx-4 grid gap-2 border-t border-line bg-surface px-4 py-3 sm:-mx-6 sm:px-6">
        <Issues issues={issues()} outcomes={draft.outcomes} />
        <Show when={save.error}>
          {(error) => (
            <Banner
              tone="bad"
              actions={
                <Show when={isProblem(error(), "outcomes.version_conflict")}>
                  <Button size="sm" onClick={() => void client.invalidateQueries(outcomesQuery(props.assignmentId))}>
                    {t("reload")}
                  </Button>
                </Show>
              }
            >
              {problemText(error())}
            </Banner>
          )}
        </Show>
        <div class="flex flex-wrap items-center justify-end gap-2">
          <span class="mr-auto text-sm text-review" role="status">
            {changed() ? t("changed") : ""}
          </span>
          <Button disabled={!changed()} onClick={discard}>
            {t("discard")}
          </Button>
          <Button variant="primary" disabled={!changed()} busy={save.isPending} onClick={submit}>
            {t("save")}
          </Button>
        </div>
      </div>
      <LeaveDialog
        active={changed() && !save.isPending}
        title={t("leave.title")}
        text={t("leave.text")}
        leave={t("leave.go")}
        stay={t("leave.stay")}
      />
    </>
  );
}
