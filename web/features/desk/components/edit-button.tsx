import Pencil from "lucide-solid/icons/pencil";
import type { ContactField } from "#contract/desk.ts";
import { IconButton } from "#web/ui/icon-button.tsx";
import { messages } from "../messages.ts";
import { useDesk } from "../use-desk.ts";

/** Corrects a value that is shown; quiet until pointed at or reached by Tab. Stands in a `group`. */
export function EditButton(props: { contactId: string; field: ContactField }) {
  const t = messages.use();
  const { checks } = useDesk();
  return (
    <IconButton
      label={t("value.change", { field: t(`field.${props.field}`) })}
      icon={<Pencil size={14} />}
      class="-my-1 opacity-0 group-hover:opacity-100 focus-visible:opacity-100 pointer-coarse:opacity-100"
      onClick={() => checks.edit(props.contactId, props.field)}
    />
  );
}
