import Check from "lucide-solid/icons/check";
import { Match, Show, Switch } from "solid-js";
import type { CardValue } from "#contract/desk.ts";
import { cx } from "#web/ui/cx.ts";
import { StateMark } from "#web/ui/state-mark.tsx";
import { messages } from "../messages.ts";
import { useDesk } from "../use-desk.ts";
import { CheckAnswers } from "./check-answers.tsx";
import { DialButton } from "./company-panel.tsx";
import { EditButton } from "./edit-button.tsx";
import { OtherValue } from "./other-value.tsx";
import { ValueEditor } from "./value-editor.tsx";

/** One personal value: withheld, under check as plain text, or usable (P4.2-7/8/9). */
export function ContactValue(props: { contactId: string; value: CardValue }) {
  const t = messages.use();
  const { checks } = useDesk();
  const field = () => props.value.field;
  const editing = () => {
    const doing = checks.doing();
    return doing.what === "edit" && doing.contactId === props.contactId && doing.field === field();
  };
  const isCurrent = () => checks.active()?.id === props.contactId && checks.current()?.field === field();
  const isNumber = () => field() === "phone" || field() === "mobile";
  return (
    <>
      <dt class="self-start pt-0.5 text-sm text-ink-3">{t(`field.${field()}`)}</dt>
      <dd class="min-w-0">
        <Switch>
          <Match when={editing()}>
            <ValueEditor contactId={props.contactId} value={props.value} />
          </Match>
          <Match when={props.value.state === "review"}>
            <StateMark
              state="blocked"
              text={t(props.value.result === "uncheckable" ? "value.uncheckable" : "value.due")}
            />
          </Match>
          <Match when={props.value.state === "checking"}>
            <div
              class={cx(
                "grid gap-1 rounded-md border px-2 py-1",
                isCurrent() ? "border-review-line bg-review-soft" : "border-line",
              )}
            >
              <div class="flex flex-wrap items-baseline justify-between gap-x-3">
                {/* Not to be used yet: no link, no dial, no copy. */}
                <span class="select-none font-medium wrap-anywhere">{props.value.text}</span>
                <span class="text-sm text-review">{t(`ask.${field()}`)}</span>
              </div>
              <CheckAnswers contactId={props.contactId} field={field()} keys={isCurrent()} />
              <OtherValue contactId={props.contactId} value={props.value} />
            </div>
          </Match>
          <Match when={props.value.text !== null}>
            <div class="group flex flex-wrap items-center gap-x-2">
              <span class={cx("wrap-anywhere", isNumber() && "tabular")}>{props.value.text}</span>
              <Show when={isNumber() && props.value.usable}>
                <DialButton number={props.value.text ?? ""} contactId={props.contactId} field={field()} />
              </Show>
              <Show when={props.value.result === "correct" || props.value.result === "changed"}>
                <span class="inline-flex items-center gap-1 text-sm text-good">
                  <Check size={14} aria-hidden="true" />
                  {t("value.checked")}
                </span>
              </Show>
              <EditButton contactId={props.contactId} field={field()} />
            </div>
            <OtherValue contactId={props.contactId} value={props.value} />
          </Match>
        </Switch>
      </dd>
    </>
  );
}
