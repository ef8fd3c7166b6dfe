import { Button } from "#web/ui/button.tsx";
import { Dialog } from "#web/ui/dialog.tsx";
import { messages } from "../messages.ts";
import { useDesk, useLead } from "../use-desk.ts";

/** Gives the lead back; the same key again means it. */
export function SkipDialog() {
  const t = messages.use();
  const desk = useDesk();
  const lead = useLead();
  const close = () => desk.setDialog(null);
  return (
    <Dialog
      open={desk.dialog() === "skip"}
      onClose={close}
      title={t("skip.title")}
      footer={
        <>
          <Button kbd="Esc" onClick={close}>
            {t("skip.stay")}
          </Button>
          <Button variant="primary" kbd="S" onClick={() => void desk.skip()}>
            {t("skip.confirm")}
          </Button>
        </>
      }
    >
      <p>{t("skip.text")}</p>
      <p class="text-ink-2">{t("skip.left", { n: lead().skipsLeft })}</p>
    </Dialog>
  );
}
