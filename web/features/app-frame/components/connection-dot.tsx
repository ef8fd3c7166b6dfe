import { online } from "#web/platform/connection.ts";
import { cx } from "#web/ui/cx.ts";
import { messages } from "../messages.ts";

/** "● verbonden": small, always in the same place. A ring instead of a disc when it is not. */
export function ConnectionDot() {
  const t = messages.use();
  return (
    <span class="flex items-center gap-1.5 text-sm whitespace-nowrap text-ink-3" role="status">
      <span
        class={cx("size-2 rounded-full border-2", online() ? "border-good bg-good" : "border-bad bg-transparent")}
        aria-hidden="true"
      />
      <span class={online() ? "max-md:sr-only" : "text-bad max-sm:sr-only"}>
        {online() ? t("connection.on") : t("connection.off")}
      </span>
    </span>
  );
}
