import { Link } from "@tanstack/solid-router";
import { For, Show } from "solid-js";
import type { RequestDetail } from "#contract/requests.ts";
import { useQuery } from "#web/platform/use-query.ts";
import { Badge } from "#web/ui/badge.tsx";
import { Banner } from "#web/ui/banner.tsx";
import { Card } from "#web/ui/card.tsx";
import { DataList } from "#web/ui/data-list.tsx";
import { Page, PageHeader } from "#web/ui/page.tsx";
import { QueryView } from "#web/ui/query-view.tsx";
import { Table } from "#web/ui/table/table.tsx";
import { DateText, DateTimeText } from "#web/ui/time.tsx";
import { messages } from "../messages.ts";
import { requestQuery } from "../requests.queries.ts";
import { basisWord, eventWord, fieldWord, roleWord, storeWord, urgencyTone } from "../words.ts";
import { ApproveCard } from "./approve-card.tsx";
import { DecideCard } from "./decide-card.tsx";
import { HoldCard } from "./hold-card.tsx";
import { IdentityCard } from "./identity-card.tsx";

/** One request: what was asked, what was found as counts, and the next step on top (P7-4…P7-6). */
export function RequestPage(props: { requestId: string }) {
  const t = messages.use();
  const request = useQuery(() => requestQuery(props.requestId));
  return (
    <Page>
      <PageHeader
        pageName={t("desk.title")}
        title={request.data === undefined ? t("desk.title") : t(`kind.${request.data.kind}`)}
        lead={request.data?.reference}
        back={<Link to="/requests">{t("case.back")}</Link>}
      />
      <QueryView query={request}>
        {(data) => (
          <div class="grid items-start gap-4 lg:grid-cols-[minmax(0,1fr)_20rem]">
            <div class="grid gap-4">
              <Show when={data().mailOwed}>
                <Banner tone="bad" title={t("case.mail_owed")}>
                  {t("case.mail_owed_text")}
                </Banner>
              </Show>
              <NextStep request={data()} />
              <Asked request={data()} />
              <Found request={data()} />
              <Tasks request={data()} />
              <Notices request={data()} />
            </div>
            <div class="grid gap-4">
              <Clock request={data()} />
              <HoldCard request={data()} />
              <Course request={data()} />
            </div>
          </div>
        )}
      </QueryView>
    </Page>
  );
}

type Part = { request: RequestDetail };

function NextStep(props: Part) {
  const identity = () => props.request.state === "identity_open" || props.request.state === "identity_asked";
  const deciding = () => props.request.state === "deciding";
  return (
    <>
      <Show when={identity()}>
        <IdentityCard request={props.request} />
      </Show>
      <Show when={deciding() && !props.request.decided}>
        <DecideCard request={props.request} />
      </Show>
      <Show when={deciding() && props.request.decided}>
        <ApproveCard request={props.request} />
      </Show>
    </>
  );
}

function Clock(props: Part) {
  const t = messages.use();
  return (
    <Card>
      <DataList
        items={[
          { label: t("column.state"), value: t(`state.${props.request.state}`) },
          {
            label: t("case.deadline"),
            value: (
              <span class="flex flex-wrap items-center gap-2">
                <DateText value={props.request.answerBefore} />
                <Badge tone={urgencyTone[props.request.urgency]}>{t(`urgency.${props.request.urgency}`)}</Badge>
              </span>
            ),
          },
          { label: t("case.day"), value: <span class="tabular">{props.request.day}</span> },
          { label: t("case.law"), value: <DateText value={props.request.lawBefore} /> },
          { label: t("case.received"), value: <DateText value={props.request.receivedOn} /> },
          { label: t("case.channel"), value: t(`channel.${props.request.channel}`) },
          props.request.proof !== null && { label: t("proof.title"), value: t(`proof.${props.request.proof}`) },
          props.request.refusal !== null && { label: t("decide.reason"), value: t(`refusal.${props.request.refusal}`) },
        ]}
      />
    </Card>
  );
}

function Asked(props: Part) {
  const t = messages.use();
  const row = (label: string, value: string) => value !== "" && { label, value };
  return (
    <Card title={t("case.asked")}>
      <Show when={!props.request.contentGone} fallback={<Banner tone="info">{t("case.gone")}</Banner>}>
        <DataList
          items={[
            row(t("case.name"), props.request.name),
            row(t("case.email"), props.request.email),
            row(t("case.phone"), props.request.phone),
            row(t("case.company"), props.request.company),
            row(t("case.message"), props.request.message),
            ...props.request.corrections.map(({ field, value, verdict }) => ({
              label: `${t("case.correction")}: ${fieldWord(field)}`,
              value: (
                <span class="flex flex-wrap items-center gap-2">
                  {value}
                  <Show when={verdict !== "possible"}>
                    <Badge tone="bad">{t(`verdict.${verdict as "unreadable" | "not_allowed"}`)}</Badge>
                  </Show>
                </span>
              ),
            })),
          ]}
        />
      </Show>
    </Card>
  );
}

function Found(props: Part) {
  const t = messages.use();
  const live = () =>
    !["identity_open", "identity_asked"].includes(props.request.state) && props.request.urgency !== "done";
  return (
    <Show when={live()}>
      <Card title={t("found.title")} flush>
        <Show when={props.request.findings.length > 0} fallback={<p class="px-4 py-3 text-ink-2">{t("found.none")}</p>}>
          <Table
            label={t("found.title")}
            rows={props.request.findings}
            rowKey={(row) => row.store}
            columns={[
              { id: "store", header: t("found.store"), cell: (row) => storeWord(row.store) },
              { id: "rows", header: t("found.rows"), align: "end", cell: (row) => row.rows },
              {
                id: "basis",
                header: t("found.basis"),
                hideNarrow: true,
                cell: (row) => basisWord(row.basis),
              },
              {
                id: "erase",
                header: t("found.erase"),
                cell: (row) => t(`erase.${row.erase as "delete" | "unlink" | "redact" | "keep"}`),
              },
            ]}
          />
        </Show>
      </Card>
    </Show>
  );
}

function Tasks(props: Part) {
  const t = messages.use();
  return (
    <Show when={props.request.tasks.length > 0}>
      <Card title={t("tasks.title")}>
        <ul class="divide-y divide-line">
          <For each={props.request.tasks}>
            {(task) => (
              <li class="flex flex-wrap items-center justify-between gap-2 py-2">
                <span>{task.supervisors === "" ? t("tasks.nobody") : task.supervisors}</span>
                <span class="flex items-center gap-2 text-ink-2">
                  {t("tasks.notes", { n: task.notes })}
                  <Badge tone={task.doneAt === null ? "review" : "good"}>
                    {task.doneAt === null ? t("tasks.waiting") : t("tasks.done")}
                  </Badge>
                </span>
              </li>
            )}
          </For>
        </ul>
      </Card>
    </Show>
  );
}

function Notices(props: Part) {
  const t = messages.use();
  return (
    <Show when={props.request.notices.length > 0}>
      <Card title={t("notices.title")}>
        <ol class="divide-y divide-line">
          <For each={props.request.notices}>
            {(notice) => (
              <li class="flex flex-wrap items-center gap-2 py-2">
                <Badge tone={notice.answer === null ? "review" : notice.answer === "question" ? "bad" : "good"}>
                  {notice.answer === null ? t("notices.waiting") : t(`answer.${notice.answer}`)}
                </Badge>
                <span>{notice.clientName}</span>
                <Show when={notice.optOut}>
                  <span class="text-ink-2">{t("notices.opt_out")}</span>
                </Show>
                <Show when={notice.answeredAt}>
                  {(at) => (
                    <span class="text-sm text-ink-3">
                      <DateTimeText value={at()} />
                    </span>
                  )}
                </Show>
                <Show when={notice.question}>
                  {(question) => <blockquote class="w-full border-l-2 border-line pl-3">{question()}</blockquote>}
                </Show>
              </li>
            )}
          </For>
        </ol>
      </Card>
    </Show>
  );
}

function Course(props: Part) {
  const t = messages.use();
  return (
    <Card title={t("events.title")}>
      <ol class="grid gap-2">
        <For each={props.request.events}>
          {(event) => (
            <li>
              <p>{eventWord(event.what)}</p>
              <p class="text-sm text-ink-3">
                <DateTimeText value={event.at} /> · {roleWord(event.role)}
              </p>
            </li>
          )}
        </For>
      </ol>
    </Card>
  );
}
