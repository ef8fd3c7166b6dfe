import { Show } from "solid-js";
import { Button } from "#web/ui/button.tsx";
import { messages } from "../messages.ts";

/** Beside the field of the company's check: what was supplied since, to take over when it is right. */
export function OtherCompanyValue(props: { text: string; other: string | undefined; onTake: (text: string) => void }) {
  const t = messages.use();
  return (
    <Show when={props.other !== props.text && props.other}>
      {(other) => (
        <p class="col-start-3 flex flex-wrap items-center gap-x-2 text-sm text-review">
          <span class="select-none wrap-anywhere">{t("other.company", { text: other() })}</span>
          <Button size="sm" variant="quiet" onClick={() => props.onTake(other())}>
            {t("other.new")}
          </Button>
        </p>
      )}
    </Show>
  );
}
