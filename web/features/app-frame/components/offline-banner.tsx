import CloudOff from "lucide-solid/icons/cloud-off";
import { Show } from "solid-js";
import { online, tryAgain } from "#web/platform/connection.ts";
import { Button } from "#web/ui/button.tsx";
import { messages } from "../messages.ts";

/** One line below the bar while nothing reaches the server. */
export function OfflineBanner() {
  const t = messages.use();
  return (
    <Show when={!online()}>
      <div
        role="status"
        class="flex flex-wrap items-center justify-center gap-x-3 gap-y-1 border-b border-review-line bg-review-soft px-4 py-1.5 text-sm"
      >
        <CloudOff size={16} class="flex-none text-review" aria-hidden="true" />
        <span>{t("offline.banner")}</span>
        <Button size="sm" onClick={() => void tryAgain()}>
          {t("offline.retry")}
        </Button>
      </div>
    </Show>
  );
}
