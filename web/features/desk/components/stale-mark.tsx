import Clock from "lucide-solid/icons/clock-alert";
import { messages } from "../messages.ts";

/** General data past its review period: a small notice, never a block (P4.1-4). The line above says it in words. */
export function StaleMark() {
  const t = messages.use();
  return (
    <span class="inline-flex shrink-0 text-review" title={t("company.stale")}>
      <Clock size={14} aria-hidden="true" />
      <span class="sr-only">{t("company.stale")}</span>
    </span>
  );
}
