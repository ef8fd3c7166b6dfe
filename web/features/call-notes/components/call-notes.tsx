import { createSignal, For, Match, Show, Switch } from "solid-js";
import { type NoteRow, type NoteSort, noteSorts } from "#contract/desk.ts";
import type { Role } from "#contract/roles.ts";
import { usePageName } from "#web/platform/page-title.ts";
import { isProblem } from "#web/platform/problem.ts";
import { useInfiniteQuery } from "#web/platform/use-query.ts";
import { Button } from "#web/ui/button.tsx";
import { Card } from "#web/ui/card.tsx";
import { SelectField } from "#web/ui/form/select-field.tsx";
import { LoadMore } from "#web/ui/load-more.tsx";
import { Page } from "#web/ui/page.tsx";
import { QueryView } from "#web/ui/query-view.tsx";
import { EmptyState } from "#web/ui/states.tsx";
import { notesPage } from "../call-notes.queries.ts";
import { messages } from "../messages.ts";
import { CorrectDialog } from "./correct-dialog.tsx";
import { NoteEntry } from "./note-entry.tsx";

/** The notes of one assignment, to read; in the three orders of the policy and no other (P4.3-8, P4.3-11). */
export function CallNotes(props: { assignmentId: string; role: Role }) {
  const t = messages.use();
  usePageName(() => t("page_name"));
  const [sort, setSort] = createSignal<NoteSort>("date");
  /** The lead whose file is open; all of the assignment otherwise. */
  const [lead, setLead] = createSignal<Pick<NoteRow, "leadId" | "companyName"> | null>(null);
  const [correcting, setCorrecting] = createSignal<NoteRow | null>(null);
  const list = useInfiniteQuery(() => ({
    queryKey: ["assignments", props.assignmentId, "notes", sort(), lead()?.leadId],
    queryFn: ({ pageParam }) => notesPage(props.assignmentId, sort(), lead()?.leadId ?? null, pageParam),
    initialPageParam: "",
    getNextPageParam: (last) => last.next,
  }));
  return (
    <Page>
      <div class="flex flex-wrap items-end justify-between gap-x-6 gap-y-3">
        <div class="grid gap-1">
          <h2 class="text-lg">{t("title")}</h2>
          <p class="max-w-measure text-ink-2">{t(props.role === "client" ? "lead.client" : "lead.staff")}</p>
        </div>
        <SelectField
          class="w-full sm:w-56"
          label={t("sort")}
          value={sort()}
          onInput={setSort}
          options={noteSorts.map((value) => ({ value, label: t(`sort.${value}`) }))}
        />
      </div>
      <Show when={lead()}>
        {(one) => (
          <div class="flex flex-wrap items-center gap-3">
            <h3 class="font-semibold wrap-anywhere">{t("lead.file", { name: one().companyName })}</h3>
            <Button size="sm" onClick={() => setLead(null)}>
              {t("lead.all")}
            </Button>
          </div>
        )}
      </Show>
      <Switch>
        <Match when={isProblem(list.error, "assignments.agreement_missing")}>
          <Card>
            <EmptyState title={t("no_agreement")}>{t("no_agreement.text")}</EmptyState>
          </Card>
        </Match>
        <Match when={true}>
          <QueryView
            query={list}
            empty={(data) => data.pages.every((page) => page.items.length === 0)}
            whenEmpty={
              <Card>
                <EmptyState title={t("empty")}>{t("empty.text")}</EmptyState>
              </Card>
            }
          >
            {(data) => (
              <>
                <Card flush>
                  <ol aria-label={t("title")}>
                    <For each={data().pages.flatMap((page) => page.items)}>
                      {(note) => (
                        <NoteEntry
                          note={note}
                          onLead={lead() === null ? setLead : undefined}
                          onCorrect={props.role === "supervisor" ? setCorrecting : undefined}
                        />
                      )}
                    </For>
                  </ol>
                </Card>
                <LoadMore pages={list} end={<p class="text-center text-sm text-ink-3">{t("end")}</p>}>
                  {t("more")}
                </LoadMore>
              </>
            )}
          </QueryView>
        </Match>
      </Switch>
      <CorrectDialog assignmentId={props.assignmentId} note={correcting()} onClose={() => setCorrecting(null)} />
    </Page>
  );
}
