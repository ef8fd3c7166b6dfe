import { useQueryClient } from "@tanstack/solid-query";
import UserPlus from "lucide-solid/icons/user-plus";
import { createSignal, For, Show } from "solid-js";
import type { AssignmentView } from "#contract/assignments.ts";
import type { Role } from "#contract/roles.ts";
import { Button } from "#web/ui/button.tsx";
import { Card } from "#web/ui/card.tsx";
import { ConfirmDialog } from "#web/ui/confirm-dialog.tsx";
import { showToast } from "#web/ui/toast.tsx";
import { refreshAssignment, removeSupervisor } from "../assignments.queries.ts";
import { messages } from "../messages.ts";

type Supervisor = AssignmentView["supervisors"][number];

/** Who supervises; the administrator appoints, and takes off as the supervisors themselves may. */
export function Supervisors(props: { assignment: AssignmentView; role: Role; onAssign: () => void }) {
  const t = messages.use();
  const client = useQueryClient();
  const [removing, setRemoving] = createSignal<Supervisor>();
  const remove = async () => {
    const person = removing();
    if (person === undefined) return;
    await removeSupervisor(props.assignment.id, person.id);
    showToast({ text: t("supervisors.removed"), tone: "good" });
    await refreshAssignment(client, props.assignment.id);
  };
  return (
    <Card
      title={t("supervisors.title")}
      actions={
        <Show when={props.role === "administrator"}>
          <Button size="sm" icon={<UserPlus size={16} aria-hidden="true" />} onClick={props.onAssign}>
            {t("supervisors.assign")}
          </Button>
        </Show>
      }
    >
      <Show
        when={props.assignment.supervisors.length > 0}
        fallback={
          <p class="text-ink-2">{t(props.role === "client" ? "supervisors.none.client" : "supervisors.none.staff")}</p>
        }
      >
        <ul class="grid gap-1">
          <For each={props.assignment.supervisors}>
            {(person) => (
              <li class="flex min-h-8 items-center justify-between gap-2">
                <span class="min-w-0 wrap-anywhere">{person.name}</span>
                <Show when={props.assignment.may.removeSupervisor && props.assignment.supervisors.length > 1}>
                  <Button
                    size="sm"
                    variant="quiet"
                    aria-label={t("supervisors.remove_label", { name: person.name })}
                    onClick={() => setRemoving(person)}
                  >
                    {t("supervisors.remove")}
                  </Button>
                </Show>
              </li>
            )}
          </For>
        </ul>
      </Show>
      <ConfirmDialog
        open={removing() !== undefined}
        onClose={() => setRemoving(undefined)}
        onConfirm={remove}
        title={t("supervisors.remove_title")}
        confirmLabel={t("supervisors.remove_confirm")}
      >
        <p>{t("supervisors.remove_text", { name: removing()?.name ?? "" })}</p>
      </ConfirmDialog>
    </Card>
  );
}
