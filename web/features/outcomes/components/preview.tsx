import { createSignal, Show } from "solid-js";
import { createStore } from "solid-js/store";
import { inDeskOrder, type OutcomeSettings } from "#contract/outcomes.ts";
import { Card } from "#web/ui/card.tsx";
import { AnswerFields } from "#web/ui/outcomes/answer-fields.tsx";
import { OutcomeButtons } from "#web/ui/outcomes/outcome-buttons.tsx";
import { messages } from "../messages.ts";

/** The agent's buttons, fields and questions, to try out; nothing is recorded. */
export function Preview(props: { settings: OutcomeSettings }) {
  const t = messages.use();
  const [chosen, setChosen] = createSignal<string | null>(null);
  const [values, setValues] = createStore<Record<string, string>>({});
  const order = () => inDeskOrder(props.settings.outcomes);
  const outcome = () => order().find(({ key }) => key === chosen());
  const set = (key: string, value: string) => setValues(key, value);
  const people = () => [{ id: "preview", label: t("preview.person") }];
  return (
    <Card title={t("preview.title")} class="lg:sticky lg:top-4">
      <div class="grid gap-4">
        <Show when={props.settings.script.length > 0}>
          <section class="grid gap-2">
            <h3 class="text-sm font-medium text-ink-3">{t("preview.questions")}</h3>
            <AnswerFields fields={props.settings.script} values={values} onInput={set} />
          </section>
        </Show>
        <section class="grid gap-2">
          <h3 class="text-sm font-medium text-ink-3">{t("preview.outcomes")}</h3>
          <OutcomeButtons outcomes={order()} chosen={chosen()} onChoose={setChosen} />
        </section>
        <Show
          when={(outcome()?.fields.length ?? 0) > 0 ? outcome() : undefined}
          fallback={<p class="text-sm text-ink-3">{t("preview.choose")}</p>}
        >
          {(shown) => (
            <div class="rounded-md border border-line bg-raised px-3 py-2">
              <AnswerFields fields={shown().fields} values={values} contacts={people()} onInput={set} />
            </div>
          )}
        </Show>
      </div>
    </Card>
  );
}
