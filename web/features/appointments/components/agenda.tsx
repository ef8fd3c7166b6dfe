import { useQueryClient } from "@tanstack/solid-query";
import { createSignal, For, Match, Switch } from "solid-js";
import type { AppointmentView, ChangeAppointment } from "#contract/appointments.ts";
import type { Role } from "#contract/roles.ts";
import { formatLongDay } from "#web/platform/format.ts";
import { usePageName } from "#web/platform/page-title.ts";
import { isProblem } from "#web/platform/problem.ts";
import { useInfiniteQuery } from "#web/platform/use-query.ts";
import { type AppointmentChange, ChangeAppointmentDialog } from "#web/ui/appointments/change-dialog.tsx";
import { Card } from "#web/ui/card.tsx";
import { RadioGroup } from "#web/ui/form/radio-group.tsx";
import { LoadMore } from "#web/ui/load-more.tsx";
import { Page } from "#web/ui/page.tsx";
import { QueryView } from "#web/ui/query-view.tsx";
import { EmptyState } from "#web/ui/states.tsx";
import { showToast } from "#web/ui/toast.tsx";
import { appointmentsPage, changeAppointment, type When } from "../appointments.queries.ts";
import { byDay } from "../by-day.ts";
import { messages } from "../messages.ts";
import { AppointmentEntry } from "./appointment-entry.tsx";

/** The appointments of one assignment by date: what the calls are for. */
export function Agenda(props: { assignmentId: string; role: Role }) {
  const t = messages.use();
  usePageName(() => t("page_name"));
  const [when, setWhen] = createSignal<When>("coming");
  const [changing, setChanging] = createSignal<AppointmentChange | null>(null);
  const list = useInfiniteQuery(() => ({
    queryKey: ["assignments", props.assignmentId, "appointments", when()],
    queryFn: ({ pageParam }) => appointmentsPage(props.assignmentId, when(), pageParam),
    initialPageParam: "",
    getNextPageParam: (last) => last.next,
  }));
  const client = useQueryClient();
  const onChange = (change: AppointmentChange["change"]) => (appointment: AppointmentView) =>
    setChanging({ change, id: appointment.id, startsAt: appointment.startsAt });
  const save = async (id: string, change: ChangeAppointment) => {
    await changeAppointment(id, change);
    await client.invalidateQueries({ queryKey: ["assignments", props.assignmentId, "appointments"] });
    showToast({ text: t(`saved.${change.change}`), tone: "good" });
  };
  return (
    <Page>
      <div class="flex flex-wrap items-end justify-between gap-x-6 gap-y-3">
        <div class="grid gap-1">
          <h2 class="text-lg">{t("title")}</h2>
          <p class="max-w-measure text-ink-2">{t(props.role === "client" ? "lead.client" : "lead.staff")}</p>
        </div>
        <RadioGroup
          label={t("when")}
          hideLabel
          inline
          value={when()}
          onInput={setWhen}
          options={(["coming", "past"] as const).map((value) => ({ value, label: t(`when.${value}`) }))}
        />
      </div>
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
                <EmptyState title={t(`empty.${when()}`)}>{t("empty.text")}</EmptyState>
              </Card>
            }
          >
            {(data) => (
              <>
                <For each={byDay(data().pages.flatMap((page) => page.items))}>
                  {(day) => (
                    <Card title={<span class="first-letter:uppercase">{formatLongDay(day.date)}</span>} flush>
                      <ol>
                        <For each={day.appointments}>
                          {(appointment) => (
                            <AppointmentEntry
                              appointment={appointment}
                              role={props.role}
                              past={when() === "past"}
                              onMove={onChange("moved")}
                              onCancel={onChange("cancelled")}
                            />
                          )}
                        </For>
                      </ol>
                    </Card>
                  )}
                </For>
                <LoadMore pages={list}>{t("more")}</LoadMore>
              </>
            )}
          </QueryView>
        </Match>
      </Switch>
      <ChangeAppointmentDialog changing={changing()} onClose={() => setChanging(null)} onSave={save} />
    </Page>
  );
}
