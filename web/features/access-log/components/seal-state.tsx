import { Link } from "@tanstack/solid-router";
import ShieldCheck from "lucide-solid/icons/shield-check";
import { Show } from "solid-js";
import type { AccessLogPage } from "#contract/access-log.ts";
import { formatDateTime, formatNumber } from "#web/platform/format.ts";
import { messages } from "../messages.ts";

/** How far the log is sealed, and where anybody can check a downloaded part of it (P3-7). */
export function SealState(props: { head: AccessLogPage["head"]; known: boolean }) {
  const t = messages.use();
  return (
    <div class="flex flex-wrap items-center gap-x-4 gap-y-1 text-sm text-ink-2">
      <Show when={props.known}>
        <Show when={props.head} fallback={<span>{t("seal.none")}</span>}>
          {(head) => (
            <span class="inline-flex flex-wrap items-center gap-x-2">
              <ShieldCheck size={16} class="text-good" aria-hidden="true" />
              {t("seal.until", { n: formatNumber(head().size), at: formatDateTime(head().sealedAt) })}
              <code class="tabular text-xs text-ink-3" title={head().root}>
                {head().root.slice(0, 12)}
              </code>
            </span>
          )}
        </Show>
      </Show>
      <Link to="/verify" class="underline underline-offset-2">
        {t("seal.verify")}
      </Link>
    </div>
  );
}
