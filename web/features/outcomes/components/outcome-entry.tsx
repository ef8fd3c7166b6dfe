import ArrowDown from "lucide-solid/icons/arrow-down";
import ArrowUp from "lucide-solid/icons/arrow-up";
import ChevronRight from "lucide-solid/icons/chevron-right";
import { Show } from "solid-js";
import type { OutcomeConfig } from "#contract/outcomes.ts";
import { Badge } from "#web/ui/badge.tsx";
import { cx } from "#web/ui/cx.ts";
import { IconButton } from "#web/ui/icon-button.tsx";
import { Kbd } from "#web/ui/kbd.tsx";
import { outcomeText } from "#web/ui/outcomes/outcome-text.ts";
import { messages } from "../messages.ts";
import type { SettingsIssue } from "../settings-issues.ts";
import { OutcomeForm } from "./outcome-form.tsx";

interface Props {
  outcome: OutcomeConfig;
  number: number;
  open: boolean;
  issues: readonly SettingsIssue[];
  onToggle: () => void;
  onMove: (step: 1 | -1) => void;
  onChange: (change: Partial<OutcomeConfig>) => void;
  onRemove: () => void;
}

/** One outcome of the list; opened, its form. Alt with an arrow moves it among its group. */
export function OutcomeEntry(props: Props) {
  const t = messages.use();
  const name = () => outcomeText(props.outcome);
  let button!: HTMLButtonElement;
  const move = (step: 1 | -1) => {
    props.onMove(step);
    // The row was drawn anew at its new place; the hand stays on it.
    queueMicrotask(() => button.isConnected && button.focus());
  };
  const onKey = (event: KeyboardEvent) => {
    if (!event.altKey || (event.key !== "ArrowUp" && event.key !== "ArrowDown")) return;
    event.preventDefault();
    move(event.key === "ArrowUp" ? -1 : 1);
  };
  return (
    <li class="border-b border-line last:border-b-0">
      <div class={cx("flex items-center gap-1 pr-2", props.issues.length > 0 && "bg-bad-soft")}>
        <button
          type="button"
          ref={button}
          aria-expanded={props.open}
          class="flex min-h-11 min-w-0 flex-1 flex-wrap items-center gap-x-2.5 gap-y-0.5 px-4 py-1.5 text-start hover:bg-sunken focus-visible:-outline-offset-2"
          onClick={props.onToggle}
          onKeyDown={onKey}
        >
          <ChevronRight
            size={16}
            class={cx("flex-none text-ink-3 transition-transform", props.open && "rotate-90")}
            aria-hidden="true"
          />
          <Show when={props.number <= 10}>
            <Kbd>{props.number % 10}</Kbd>
          </Show>
          <span class="font-medium wrap-anywhere">{name()}</span>
          <span class="text-sm text-ink-3">{t(`group.${props.outcome.group}`)}</span>
          <Show when={props.outcome.positive && props.outcome.group !== "positive"}>
            <Badge tone="good">{t("positive")}</Badge>
          </Show>
          <Show when={props.outcome.fields.length > 0}>
            <span class="text-sm text-ink-3">{t("summary.fields", { n: props.outcome.fields.length })}</span>
          </Show>
        </button>
        <IconButton label={t("up", { name: name() })} icon={<ArrowUp size={16} />} onClick={() => move(-1)} />
        <IconButton label={t("down", { name: name() })} icon={<ArrowDown size={16} />} onClick={() => move(1)} />
      </div>
      <Show when={props.open}>
        <OutcomeForm outcome={props.outcome} onChange={props.onChange} onRemove={props.onRemove} />
      </Show>
    </li>
  );
}
