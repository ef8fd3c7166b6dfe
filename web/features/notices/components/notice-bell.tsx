import { Link } from "@tanstack/solid-router";
import Bell from "lucide-solid/icons/bell";
import { Show } from "solid-js";
import { unreadShown } from "#contract/notices.ts";
import { useQuery } from "#web/platform/use-query.ts";
import { messages } from "../messages.ts";
import { unreadQuery } from "../notices.queries.ts";

/** How many notices one has not read, in the top bar. */
export function NoticeBell() {
  const t = messages.use();
  const unread = useQuery(() => unreadQuery);
  const count = () => unread.data ?? 0;
  const text = () => (count() > unreadShown ? `${unreadShown}+` : String(count()));
  return (
    <Link
      to="/notices"
      class="relative grid min-h-9 min-w-9 place-items-center rounded-md text-ink-2 hover:text-ink pointer-coarse:min-h-11 pointer-coarse:min-w-11"
    >
      <Bell size={16} aria-hidden="true" />
      <span class="sr-only">{count() === 0 ? t("bell.none") : t("bell", { n: text() })}</span>
      <Show when={count() > 0}>
        <span
          aria-hidden="true"
          class="tabular absolute top-0.5 right-0 min-w-4 rounded-lg bg-brand px-1 text-center text-xs leading-4 font-medium text-brand-ink"
        >
          {text()}
        </span>
      </Show>
    </Link>
  );
}
