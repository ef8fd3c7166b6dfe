import CalendarPlus from "lucide-solid/icons/calendar-plus";
import { createSignal, For, Show } from "solid-js";
import type { AppointmentView } from "#contract/appointments.ts";
import type { Role } from "#contract/roles.ts";
import { formatTime } from "#web/platform/format.ts";
import { problemText } from "#web/platform/problem.ts";
import { Badge } from "#web/ui/badge.tsx";
import { Button } from "#web/ui/button.tsx";
import { cx } from "#web/ui/cx.ts";
import { outcomeText } from "#web/ui/outcomes/outcome-text.ts";
import { showToast } from "#web/ui/toast.tsx";
import { saveCalendarFile } from "../appointments.queries.ts";
import { messages } from "../messages.ts";

interface Props {
  appointment: AppointmentView;
  role: Role;
  past: boolean;
  onMove: (appointment: AppointmentView) => void;
  onCancel: (appointment: AppointmentView) => void;
}

/** One appointment: when, with whom, and what was filled in. */
export function AppointmentEntry(props: Props) {
  const t = messages.use();
  const cancelled = () => props.appointment.state === "cancelled";
  return (
    <li class="grid gap-x-5 gap-y-2 border-b border-line px-4 py-3 last:border-b-0 sm:grid-cols-[4rem_minmax(0,1fr)_auto]">
      <p class={cx("tabular text-lg font-semibold", cancelled() && "text-ink-3 line-through")}>
        <time datetime={props.appointment.startsAt}>{formatTime(props.appointment.startsAt)}</time>
        <span class="block text-xs font-normal text-ink-3">{t("minutes", { n: props.appointment.minutes })}</span>
      </p>
      <div class="grid content-start gap-1">
        <div class="flex flex-wrap items-center gap-x-3 gap-y-1">
          <h3 class="font-medium wrap-anywhere">{props.appointment.companyName}</h3>
          <Badge tone={cancelled() ? "neutral" : "good"}>{outcomeText(props.appointment.outcome)}</Badge>
          <Show when={cancelled()}>
            <Badge tone="bad">{t("cancelled")}</Badge>
          </Show>
          <Show when={props.appointment.moved && !cancelled()}>
            <Badge tone="review">{t("moved")}</Badge>
          </Show>
        </div>
        <p class="text-ink-2">
          <span class="text-ink-3">{t("with")}</span>{" "}
          <Show when={props.appointment.contactName} fallback={<span class="text-ink-3">{t("nobody")}</span>}>
            {props.appointment.contactName}
          </Show>
        </p>
        <Show when={props.appointment.answers.length > 0}>
          <dl class="grid gap-x-4 gap-y-0.5 text-sm sm:grid-cols-[max-content_minmax(0,1fr)]">
            <For each={props.appointment.answers}>
              {(answer) => (
                <>
                  <dt class="text-ink-3">{answer.label}</dt>
                  <dd class="wrap-anywhere whitespace-pre-wrap max-sm:mb-1">{answer.text}</dd>
                </>
              )}
            </For>
          </dl>
        </Show>
      </div>
      <div class="flex flex-wrap items-start gap-2 sm:justify-end">
        <Show when={props.role === "client"}>
          <CalendarButton appointment={props.appointment} />
        </Show>
        <Show when={props.role === "supervisor" && !cancelled() && !props.past}>
          <Button size="sm" onClick={() => props.onMove(props.appointment)}>
            {t("move")}
          </Button>
          <Button size="sm" variant="quiet" onClick={() => props.onCancel(props.appointment)}>
            {t("cancel")}
          </Button>
        </Show>
      </div>
    </li>
  );
}

function CalendarButton(props: { appointment: AppointmentView }) {
  const t = messages.use();
  const [busy, setBusy] = createSignal(false);
  const save = async () => {
    setBusy(true);
    try {
      await saveCalendarFile(props.appointment.id);
    } catch (error) {
      showToast({ text: problemText(error), tone: "bad" });
    } finally {
      setBusy(false);
    }
  };
  return (
    <Button
      size="sm"
      busy={busy()}
      icon={<CalendarPlus size={16} aria-hidden="true" />}
      aria-label={t("calendar.of", { company: props.appointment.companyName })}
      onClick={() => void save()}
    >
      {t("calendar")}
    </Button>
  );
}
