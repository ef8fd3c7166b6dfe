import CalendarClock from "lucide-solid/icons/calendar-clock";
import RotateCcw from "lucide-solid/icons/rotate-ccw";
import Sparkle from "lucide-solid/icons/sparkle";
import Star from "lucide-solid/icons/star";
import { Show } from "solid-js";
import { Dynamic } from "solid-js/web";
import { formatDateTime, formatDuration, formatTime } from "#web/platform/format.ts";
import { toWallTime } from "#web/platform/wall-time.ts";
import { Button } from "#web/ui/button.tsx";
import { cx } from "#web/ui/cx.ts";
import { messages } from "../messages.ts";
import { useDesk, useLead } from "../use-desk.ts";

const ICON = { callback: CalendarClock, priority: Star, retry: RotateCcw, new: Sparkle };

/** Always in the same place: whose assignment, why this lead now, the lease, the phase and its seconds. */
export function LeadBar() {
  const t = messages.use();
  const desk = useDesk();
  const lead = useLead();
  const reason = () => {
    const { reason: why, callback, attempts, lastCalledAt } = lead();
    if (callback !== null)
      return t(`reason.callback_${callback.own ? "own" : callback.ofColleague ? "colleague" : "any"}`, {
        time: whenDue(callback.dueAt),
      });
    if (why === "retry" && lastCalledAt !== null)
      return t("reason.retry_again", { n: attempts + 1, time: whenDue(lastCalledAt) });
    return t(`reason.${why}`);
  };
  /** The time alone today, else with its day. */
  const whenDue = (at: string) =>
    toWallTime(Date.parse(at)).date === toWallTime(desk.lease.serverNowMs()).date ? formatTime(at) : formatDateTime(at);
  const left = () => formatDuration(desk.lease.remaining() / 1000);
  return (
    <div class="sticky top-0 z-20 border-b border-line bg-surface">
      <div class="flex min-h-10 flex-wrap items-center gap-x-4 gap-y-1 px-3 py-1 text-sm lg:px-6">
        <span class="min-w-0 truncate font-medium">{lead().assignmentName}</span>
        <span class="inline-flex items-center gap-1.5 text-ink-2">
          <Dynamic component={ICON[lead().reason]} size={14} aria-hidden="true" />
          <span class="sr-only">{t("reason.label")}: </span>
          {reason()}
        </span>
        <div class="ml-auto flex items-center gap-x-4">
          <Show when={desk.lease.nearEnd()}>
            <span class="flex items-center gap-2 text-review" role="status">
              <span class="max-md:sr-only">{t("lease.near")}</span>
              <Button size="sm" onClick={() => void desk.lease.renew()}>
                {t("lease.keep")}
              </Button>
            </span>
          </Show>
          <span class="tabular font-medium">
            {t(`phase.${desk.phase().name}`)} {formatDuration((desk.lease.now() - desk.phase().sinceMs) / 1000)}
          </span>
        </div>
      </div>
      <Show when={lead().closingOnly}>
        <Notice text={t("closing.text")} />
      </Show>
      <Show when={lead().held}>{(held) => <Notice text={t(`held.${held()}`)} />}</Show>
      <div class="h-0.75 bg-sunken" title={t("lease.left", { time: left() })}>
        <div
          role="timer"
          aria-label={t("lease.left", { time: left() })}
          class={cx("h-full origin-left", desk.lease.nearEnd() ? "bg-review" : "bg-brand")}
          style={{ transform: `scaleX(${desk.lease.share()})` }}
        />
      </div>
    </div>
  );
}

/** Why this call may only be closed; stays in its place above the card. */
const Notice = (props: { text: string }) => (
  <p role="status" class="border-t border-review-line bg-review-soft px-3 py-1.5 text-sm text-review lg:px-6">
    {props.text}
  </p>
);
