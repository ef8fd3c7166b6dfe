import Users from "lucide-solid/icons/users";
import { createSignal, createUniqueId, For, Show } from "solid-js";
import { useQuery } from "#web/platform/use-query.ts";
import { Button } from "#web/ui/button.tsx";
import { QueryView } from "#web/ui/query-view.tsx";
import { clientPeopleQuery } from "../desk.api.ts";
import { messages } from "../messages.ts";

/** With whom one works at the client, read when the agent asks for it: every look is logged (P6-4). */
export function ClientPeople(props: { assignmentId: string; assignmentName: string }) {
  const t = messages.use();
  const [open, setOpen] = createSignal(false);
  const id = createUniqueId();
  return (
    <div class="grid gap-2">
      <Button
        size="sm"
        variant="quiet"
        class="-ml-2 justify-self-start"
        icon={<Users size={16} aria-hidden="true" />}
        aria-expanded={open()}
        aria-controls={id}
        aria-label={t("people.label", { name: props.assignmentName })}
        onClick={() => setOpen(!open())}
      >
        {t("people.open")}
      </Button>
      <div id={id} class="empty:hidden">
        <Show when={open()}>
          <People assignmentId={props.assignmentId} />
        </Show>
      </div>
    </div>
  );
}

function People(props: { assignmentId: string }) {
  const t = messages.use();
  const people = useQuery(() => clientPeopleQuery(props.assignmentId));
  return (
    <QueryView
      query={people}
      empty={(list) => list.length === 0}
      whenEmpty={<p class="text-sm text-ink-3">{t("people.none")}</p>}
    >
      {(list) => (
        <ul class="grid gap-2 rounded-md border border-line bg-raised px-3 py-2 text-sm">
          <For each={list()}>
            {(person) => (
              <li class="grid gap-0.5">
                <span>
                  <span class="font-medium">{person.name}</span>
                  <Show when={person.job}>{(job) => <span class="text-ink-2">, {job()}</span>}</Show>
                </span>
                <For each={[person.phone, person.email, person.profiles, person.notes].filter(Boolean)}>
                  {(text) => <span class="break-words whitespace-pre-line text-ink-2">{text}</span>}
                </For>
              </li>
            )}
          </For>
        </ul>
      )}
    </QueryView>
  );
}
