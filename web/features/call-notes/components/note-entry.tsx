import MessageSquarePlus from "lucide-solid/icons/message-square-plus";
import { Show } from "solid-js";
import type { NoteRow } from "#contract/desk.ts";
import { Badge, type BadgeTone } from "#web/ui/badge.tsx";
import { Button } from "#web/ui/button.tsx";
import { cx } from "#web/ui/cx.ts";
import { outcomeText } from "#web/ui/outcomes/outcome-text.ts";
import { DateTimeText } from "#web/ui/time.tsx";
import { messages } from "../messages.ts";

const TONE: Partial<Record<string, BadgeTone>> = { appointment: "good", interested: "good", objection: "bad" };

/** One note as it was written; an addition says that it came later and changes nothing above it (P4.3-3). */
export function NoteEntry(props: {
  note: NoteRow;
  onLead?: ((note: NoteRow) => void) | undefined;
  onCorrect?: ((note: NoteRow) => void) | undefined;
}) {
  const t = messages.use();
  // An objection and a ceased company reach further than this assignment.
  const correctable = () =>
    !addition() &&
    props.note.callId !== null &&
    !["objection", "ceased"].includes(props.note.outcome?.key ?? "objection");
  const addition = () => props.note.kind === "addition";
  return (
    <li class={cx("grid gap-1 border-b border-line px-4 py-3 last:border-b-0", addition() && "bg-sunken")}>
      <div class="flex flex-wrap items-center gap-x-3 gap-y-1">
        <h3 class="font-medium wrap-anywhere">
          <Show when={props.onLead} fallback={props.note.companyName}>
            {(open) => (
              <button
                type="button"
                class="text-start underline-offset-2 hover:underline"
                aria-label={t("lead.open", { name: props.note.companyName })}
                onClick={() => open()(props.note)}
              >
                {props.note.companyName}
              </button>
            )}
          </Show>
        </h3>
        <Show when={addition() ? null : props.note.outcome}>
          {(outcome) => <Badge tone={TONE[outcome().key] ?? "neutral"}>{outcomeText(outcome())}</Badge>}
        </Show>
        <Show when={addition()}>
          <Badge icon={<MessageSquarePlus size={12} aria-hidden="true" />}>{t("kind.addition")}</Badge>
        </Show>
        <Show when={props.note.redactedAt}>
          <Badge tone="gone">{t("redacted")}</Badge>
        </Show>
        <Show when={props.note.corrected}>
          {(outcome) => (
            <Badge tone={TONE[outcome().key] ?? "neutral"}>
              {t("corrected")} {outcomeText(outcome())}
            </Badge>
          )}
        </Show>
        <Show when={props.note.kind === "automatic"}>
          <span class="text-sm text-ink-3">{t("kind.automatic")}</span>
        </Show>
        <span class="text-sm text-ink-3 sm:ml-auto">
          <DateTimeText value={props.note.writtenAt} />
        </span>
      </div>
      <Show when={correctable() ? props.onCorrect : undefined}>
        {(correct) => (
          <div class="order-last -ml-2">
            <Button size="sm" variant="quiet" onClick={() => correct()(props.note)}>
              {t("correct.open")}
            </Button>
          </div>
        )}
      </Show>
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
