import { Link, useNavigate } from "@tanstack/solid-router";
import { For, Show } from "solid-js";
import type { TaskDetail } from "#contract/requests.ts";
import { problemText } from "#web/platform/problem.ts";
import { useQuery } from "#web/platform/use-query.ts";
import { Badge } from "#web/ui/badge.tsx";
import { Banner } from "#web/ui/banner.tsx";
import { Button } from "#web/ui/button.tsx";
import { Card } from "#web/ui/card.tsx";
import { DataList } from "#web/ui/data-list.tsx";
import { Page, PageHeader } from "#web/ui/page.tsx";
import { QueryView } from "#web/ui/query-view.tsx";
import { DateText } from "#web/ui/time.tsx";
import { showToast } from "#web/ui/toast.tsx";
import { messages } from "../messages.ts";
import { type TaskKey, taskQuery, useFinishTask, useReviewContact } from "../requests.queries.ts";
import { fieldWord } from "../words.ts";
import { NoteMarker } from "./note-marker.tsx";

/** Contacts and notes of one assignment for one request: one note at a time, in order (P4.3-7). */
export function TaskPage(props: TaskKey) {
  const t = messages.use();
  const task = useQuery(() => taskQuery(props));
  return (
    <Page>
      <PageHeader
        pageName={t("task.title")}
        title={task.data === undefined ? t("task.title") : t(`kind.${task.data.kind}`)}
        lead={task.data?.reference}
        back={<Link to="/request-tasks">{t("task.back")}</Link>}
      />
      <QueryView query={task}>
        {(data) => (
          <div class="grid items-start gap-4 lg:grid-cols-[minmax(0,1fr)_20rem]">
            <Notes task={data()} taskKey={props} />
            <div class="grid gap-4">
              <Card title={t("task.person")}>
                <DataList
                  items={[
                    { label: t("case.name"), value: data().person.name },
                    data().person.company !== "" && { label: t("case.company"), value: data().person.company },
                    { label: t("case.deadline"), value: <DateText value={data().answerBefore} /> },
                  ]}
                />
              </Card>
              <Contacts task={data()} taskKey={props} />
            </div>
          </div>
        )}
      </QueryView>
    </Page>
  );
}

function Notes(props: { task: TaskDetail; taskKey: TaskKey }) {
  const t = messages.use();
  const navigate = useNavigate();
  const finish = useFinishTask(props.taskKey);
  const open = () => props.task.contacts.some(({ state }) => state === "candidate");
  const done = async () => {
    await finish.mutateAsync(undefined);
    showToast({ text: t("task.finished"), tone: "good" });
    await navigate({ to: "/request-tasks" });
  };
  return (
    <Card
      title={t("task.note")}
      actions={
        <Show when={props.task.left > 0}>
          <span class="text-sm text-ink-2">{t("task.note_count", { n: props.task.left })}</span>
        </Show>
      }
    >
      <div class="grid gap-3">
        <p class="text-sm text-ink-2">
          {props.task.kind === "erasure" ? t("task.effect_erasure") : t("task.effect_access")}
        </p>
        <Show
          when={props.task.note}
          fallback={
            <div class="grid gap-3">
              <Banner tone="good">{t("task.all_read")}</Banner>
              <Show when={finish.error}>{(error) => <Banner tone="bad">{problemText(error())}</Banner>}</Show>
              <Show when={props.task.doneAt === null} fallback={<p>{t("task.finished")}</p>}>
                <div>
                  <Button variant="primary" busy={finish.isPending} disabled={open()} onClick={() => void done()}>
                    {t("task.finish")}
                  </Button>
                </div>
              </Show>
            </div>
          }
        >
          {(note) => <NoteMarker note={note()} name={props.task.person.name} taskKey={props.taskKey} />}
        </Show>
      </div>
    </Card>
  );
}

function Contacts(props: { task: TaskDetail; taskKey: TaskKey }) {
  const t = messages.use();
  const review = useReviewContact(props.taskKey);
  return (
    <Card title={t("task.contacts")}>
      <ul class="grid gap-4">
        <For each={props.task.contacts} fallback={<li class="text-ink-2">{t("task.no_contacts")}</li>}>
          {(contact) => (
            <li class="grid gap-2">
              <DataList items={contact.values.map(({ field, text }) => ({ label: fieldWord(field), value: text }))} />
              <div class="flex flex-wrap items-center gap-2">
                <Badge tone={contact.state === "proven" ? "good" : contact.state === "excluded" ? "gone" : "review"}>
                  {t(`identity.record_state.${contact.state}`)}
                </Badge>
                <Show when={contact.foundBy !== "address" && props.task.doneAt === null}>
                  <Show when={contact.state !== "proven"}>
                    <Button size="sm" onClick={() => review.mutate({ contactId: contact.id, about: true })}>
                      {t("task.is_them")}
                    </Button>
                  </Show>
                  <Show when={contact.state !== "excluded"}>
                    <Button
                      size="sm"
                      variant="quiet"
                      onClick={() => review.mutate({ contactId: contact.id, about: false })}
                    >
                      {t("task.not_them")}
                    </Button>
                  </Show>
                </Show>
              </div>
            </li>
          )}
        </For>
      </ul>
    </Card>
  );
}
