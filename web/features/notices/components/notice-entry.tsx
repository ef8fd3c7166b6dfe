import { Link } from "@tanstack/solid-router";
import { Show } from "solid-js";
import type { NoticeView } from "#contract/notices.ts";
import { Badge } from "#web/ui/badge.tsx";
import { Button } from "#web/ui/button.tsx";
import { buttonClass } from "#web/ui/button-class.ts";
import { cx } from "#web/ui/cx.ts";
import { DateTimeText } from "#web/ui/time.tsx";
import { messages } from "../messages.ts";

const PLACES: Partial<Record<NoticeView["kind"], "upload" | "agreement">> = {
  upload_report: "upload",
  agreement_expiring: "agreement",
};
const placeOf = ({ kind }: NoticeView) => PLACES[kind] ?? "agenda";

/** One notice, with the way to what it is about; opening that counts as reading it. */
export function NoticeEntry(props: { notice: NoticeView; onRead: (id: string) => void }) {
  const t = messages.use();
  const unread = () => props.notice.readAt === null;
  const read = () => unread() && props.onRead(props.notice.id);
  return (
    <li
      class={cx(
        "flex flex-wrap items-center justify-between gap-x-4 gap-y-2 border-b border-line px-4 py-3 last:border-b-0",
        unread() && "bg-brand-soft",
      )}
    >
      <div class="grid min-w-0 flex-1 basis-64 gap-0.5">
        <p class="flex flex-wrap items-center gap-2">
          <span class={unread() ? "font-semibold" : "text-ink-2"}>{t(`kind.${props.notice.kind}`)}</span>
          <Show when={unread()}>
            <Badge tone="brand">{t("new")}</Badge>
          </Show>
        </p>
        <p class="text-sm text-ink-2">
          {props.notice.assignmentName}
          <Show when={props.notice.startsAt}>
            {(at) => (
              <>
                {" · "}
                <DateTimeText value={at()} />
              </>
            )}
          </Show>
        </p>
        <p class="text-sm text-ink-3">
          <DateTimeText value={props.notice.createdAt} />
        </p>
      </div>
      <div class="flex flex-wrap gap-2">
        <Show when={props.notice.assignmentId}>
          {(id) => (
            <Link
              to={`/assignments/${id()}/${placeOf(props.notice)}` as "/"}
              class={buttonClass("secondary", "sm")}
              onClick={read}
            >
              {t(`go.${placeOf(props.notice)}`)}
            </Link>
          )}
        </Show>
        <Show when={unread()}>
          <Button size="sm" variant="quiet" aria-label={t("read.of")} onClick={read}>
            {t("read")}
          </Button>
        </Show>
      </div>
    </li>
  );
}
