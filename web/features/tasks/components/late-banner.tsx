import { Link } from "@tanstack/solid-router";
import TriangleAlert from "lucide-solid/icons/triangle-alert";
import { messages } from "../messages.ts";

/** One line below the bar for those who can do something about it. */
export function LateBanner() {
  const t = messages.use();
  return (
    <div
      role="alert"
      class="flex flex-wrap items-center justify-center gap-x-3 gap-y-1 border-b border-bad-line bg-bad-soft px-4 py-1.5 text-sm"
    >
      <TriangleAlert size={16} class="flex-none text-bad" aria-hidden="true" />
      <span>{t("banner")}</span>
      <Link to="/settings" class="font-medium underline underline-offset-2">
        {t("banner.look")}
      </Link>
    </div>
  );
}
