import { Dialog } from "#web/ui/dialog.tsx";
import { messages } from "../messages.ts";
import { CreateClientForm } from "./create-client-form.tsx";

export function CreateClientDialog(props: { open: boolean; onClose: () => void; onCreated?: (id: string) => void }) {
  const t = messages.use();
  return (
    <Dialog open={props.open} onClose={props.onClose} title={t("create.title")}>
      <CreateClientForm
        onCreated={(id) => {
          props.onCreated?.(id);
          props.onClose();
        }}
      />
    </Dialog>
  );
}
