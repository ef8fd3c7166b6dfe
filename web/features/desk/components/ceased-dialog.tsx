import { Button } from "#web/ui/button.tsx";
import { Dialog } from "#web/ui/dialog.tsx";
import { messages } from "../messages.ts";
import { useDesk, useLead } from "../use-desk.ts";

/** A company that stopped ends every lead of it, for good: the same key again means it. */
export function CeasedDialog() {
  const t = messages.use();
  const desk = useDesk();
  const lead = useLead();
  const close = () => desk.setDialog(null);
  return (
    <Dialog
      open={desk.dialog() === "ceased"}
      onClose={close}
      title={t("ceased.title", { name: lead().company.name })}
      footer={
        <>
          <Button kbd="Esc" onClick={close}>
            {t("ceased.back")}
          </Button>
          <Button variant="danger" kbd="⌃⏎" busy={desk.saving() === "busy"} onClick={() => void desk.save(true)}>
            {t("ceased.confirm")}
          </Button>
        </>
      }
    >
      <p>{t("ceased.text")}</p>
    </Dialog>
  );
}
