import { createSignal, For, onCleanup, Show } from "solid-js";
import { type CardContact, type CheckMethod, type ContactField, checkMethods } from "#contract/desk.ts";
import { Button } from "#web/ui/button.tsx";
import { CheckboxField } from "#web/ui/form/checkbox-field.tsx";
import { withheld } from "../checks-state.ts";
import { messages } from "../messages.ts";
import { useDesk } from "../use-desk.ts";

/** First how it will be checked, only then the values (P4.2-8). Digits choose while this is open. */
export function MethodChooser(props: { contact: CardContact }) {
  const t = messages.use();
  const { checks } = useDesk();
  const due = () => withheld(props.contact).map(({ field }) => field);
  const [left, setLeft] = createSignal<ContactField[]>([]);
  const chosen = () => due().filter((field) => !left().includes(field));
  const start = (method: CheckMethod) => void checks.start(props.contact.id, chosen(), method);
  checks.onMethod(start);
  onCleanup(() => checks.onMethod(null));
  return (
    <fieldset class="animate-appear grid gap-2 rounded-md border border-review-line bg-review-soft px-3 py-2">
      <legend class="sr-only">{t("check.how")}</legend>
      <Show when={due().length > 1}>
        <div class="flex flex-wrap gap-x-4 gap-y-0.5 text-sm">
          <span class="text-ink-2">{t("check.what")}:</span>
          <For each={due()}>
            {(field) => (
              <CheckboxField
                label={t(`field.${field}`)}
                checked={!left().includes(field)}
                onInput={(on) => setLeft(on ? left().filter((f) => f !== field) : [...left(), field])}
              />
            )}
          </For>
        </div>
      </Show>
      <p class="font-medium" aria-hidden="true">
        {t("check.how")}
      </p>
      <div class="flex flex-wrap gap-1.5">
        <For each={checkMethods}>
          {(method, i) => (
            <Button
              size="sm"
              kbd={String(i() + 1)}
              busy={checks.busy()}
              disabled={chosen().length === 0}
              onClick={() => start(method)}
            >
              {t(`check.${method}`)}
            </Button>
          )}
        </For>
        <Button size="sm" variant="quiet" kbd="Esc" onClick={checks.cancel}>
          {t("check.cancel")}
        </Button>
      </div>
    </fieldset>
  );
}
