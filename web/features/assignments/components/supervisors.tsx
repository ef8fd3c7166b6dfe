import UserPlus from "lucide-solid/icons/user-plus";
import { For, Show } from "solid-js";
import type { AssignmentView } from "#contract/assignments.ts";
import type { Role } from "#contract/roles.ts";
import { Button } from "#web/ui/button.tsx";
import { Card } from "#web/ui/card.tsx";
import { messages } from "../messages.ts";

/** Who supervises; the administrator appoints. */
export function Supervisors(props: { assignment: AssignmentView; role: Role; onAssign: () => void }) {
  const t = messages.use();
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
          <For each={props.assignment.supervisors}>{(person) => <li>{person.name}</li>}</For>
        </ul>
      </Show>
    </Card>
  );
}
