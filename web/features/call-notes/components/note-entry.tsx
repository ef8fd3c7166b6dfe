import MessageSquarePlus from "lucide-solid/icons/message-square-plus";
import { Show } from "solid-js";
import type { NoteRow } from "#contract/desk.ts";
import { Badge, type BadgeTone } from "#web/ui/badge.tsx";
import { cx } from "#web/ui/cx.ts";
import { DateTimeText } from "#web/ui/time.tsx";
import { messages } from "../messages.ts";
import { knownOutcome } from "../outcomes.ts";

const TONE: Partial<Record<string, BadgeTone>> = { appointment: "good", interested: "good", objection: "bad" };

/** One note as it was written; an addition says that it came later and changes nothing above it (P4.3-3). */
export function NoteEntry(props: { note: NoteRow }) {
  const t = messages.use();
  const addition = () => props.note.kind === "addition";
  return (
    <li class={cx("grid gap-1 border-b border-line px-4 py-3 last:border-b-0", addition() && "bg-sunken")}>
      <div class="flex flex-wrap items-center gap-x-3 gap-y-1">
        <h3 class="font-medium wrap-anywhere">{props.note.companyName}</h3>
        <Show when={knownOutcome(props.note.outcome)}>
          {(outcome) => <Badge tone={TONE[outcome()] ?? "neutral"}>{t(`outcome.${outcome()}`)}</Badge>}
        </Show>
        <Show when={addition()}>
          <Badge icon={<MessageSquarePlus size={12} aria-hidden="true" />}>{t("kind.addition")}</Badge>
        </Show>
        <Show when={props.note.kind === "automatic"}>
          <span class="text-sm text-ink-3">{t("kind.automatic")}</span>
        </Show>
        <span class="text-sm text-ink-3 sm:ml-auto">
          <DateTimeText value={props.note.writtenAt} />
        </span>
      </div>
      <p
        class={cx(
          "max-w-[80ch] wrap-anywhere whitespace-pre-wrap",
          props.note.kind === "automatic" ? "text-ink-3" : "text-ink-2",
        )}
      >
        {props.note.text}
      </p>
    </li>
  );
}
