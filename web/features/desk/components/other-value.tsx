import { Show } from "solid-js";
import type { CardValue } from "#contract/desk.ts";
import { Button } from "#web/ui/button.tsx";
import { messages } from "../messages.ts";
import { useDesk } from "../use-desk.ts";

/** Another value was supplied since this one was verified: which is right? The answer decides (P4.2-5). */
export function OtherValue(props: { contactId: string; value: CardValue }) {
  const t = messages.use();
  const { checks } = useDesk();
  const place = () => [props.contactId, props.value.field] as const;
  return (
    <Show when={props.value.other}>
      {(other) => (
        <fieldset class="mt-1 grid min-w-0 gap-1.5 rounded-md border border-review-line bg-review-soft px-2 py-1.5">
          <legend class="contents text-sm text-review">{t("other.title")}</legend>
          {/* Not verified: no link, no dial, no copy. */}
          <p class="select-none font-medium wrap-anywhere">{other()}</p>
          <div class="flex flex-wrap gap-1.5">
            <Show when={props.value.state === "fresh"}>
              <Button size="sm" busy={checks.busy()} onClick={() => checks.confirm(...place())}>
                {t("other.current")}
              </Button>
            </Show>
            <Button size="sm" busy={checks.busy()} onClick={() => checks.change(...place(), other())}>
              {t("other.new")}
            </Button>
            <Show when={props.value.state === "fresh"}>
              <Button size="sm" variant="quiet" onClick={() => checks.edit(...place())}>
                {t("other.neither")}
              </Button>
            </Show>
          </div>
        </fieldset>
      )}
    </Show>
  );
}
