import { Button } from "#web/ui/button.tsx";
import { messages } from "../messages.ts";
import { useDesk } from "../use-desk.ts";

/** "Uit dienst" reaches every client at once and can't be undone, so it asks the key twice (P4.2-6). */
export function LeavingConfirm() {
  const t = messages.use();
  const { checks } = useDesk();
  return (
    <div role="alert" class="animate-appear grid gap-2 rounded-md border border-bad-line bg-bad-soft px-3 py-2">
      <p>
        <span class="font-medium">{t("leaving.title")}. </span>
        {t("leaving.text")}
      </p>
      <div class="flex flex-wrap gap-1.5">
        <Button size="sm" variant="danger" kbd="U" busy={checks.busy()} onClick={checks.confirmLeft}>
          {t("leaving.confirm")}
        </Button>
        <Button size="sm" kbd="Esc" onClick={checks.cancel}>
          {t("check.cancel")}
        </Button>
      </div>
    </div>
  );
}
