import MailCheck from "lucide-solid/icons/mail-check";
import { createSignal, For, Show } from "solid-js";
import type { AnswerNotice, NoticeAnswer, NoticeRow } from "#contract/requests.ts";
import { problemText } from "#web/platform/problem.ts";
import { useQuery } from "#web/platform/use-query.ts";
import { Badge } from "#web/ui/badge.tsx";
import { Banner } from "#web/ui/banner.tsx";
import { Button } from "#web/ui/button.tsx";
import { Card } from "#web/ui/card.tsx";
import { DataList } from "#web/ui/data-list.tsx";
import { CheckboxField } from "#web/ui/form/checkbox-field.tsx";
import { TextArea } from "#web/ui/form/text-area.tsx";
import { Page, PageHeader } from "#web/ui/page.tsx";
import { QueryView } from "#web/ui/query-view.tsx";
import { EmptyState } from "#web/ui/states.tsx";
import { DateText } from "#web/ui/time.tsx";
import { showToast } from "#web/ui/toast.tsx";
import { messages } from "../messages.ts";
import { noticesQuery, useAnswerNotice } from "../requests.queries.ts";

/** What a client is told about persons in its own files, and asked (P7-7/8). */
export function NoticesPage() {
  const t = messages.use();
  const notices = useQuery(() => noticesQuery);
  return (
    <Page width="text">
      <PageHeader pageName={t("notice.title")} lead={t("notice.lead")} />
      <QueryView
        query={notices}
        empty={(data) => data.length === 0}
        whenEmpty={
          <EmptyState icon={<MailCheck size={20} aria-hidden="true" />} title={t("notice.none")}>
            {t("notice.none_text")}
          </EmptyState>
        }
      >
        {(data) => (
          <ul class="grid gap-4">
            <For each={data()}>
              {(notice) => (
                <li>
                  <Notice notice={notice} />
                </li>
              )}
            </For>
          </ul>
        )}
      </QueryView>
    </Page>
  );
}

function Notice(props: { notice: NoticeRow }) {
  const t = messages.use();
  return (
    <Card
      title={t(`kind.${props.notice.kind}`)}
      actions={
        <span class="text-sm text-ink-3">
          <DateText value={props.notice.madeAt} />
        </span>
      }
    >
      <div class="grid gap-3">
        <Show when={props.notice.person} fallback={<p class="text-ink-2">{t("notice.gone")}</p>}>
          {(person) => (
            <>
              <p>{t(`notice.${props.notice.kind}`)}</p>
              <DataList
                items={[
                  { label: t("case.name"), value: person().name },
                  { label: t("case.company"), value: person().company },
                  person().email !== "" && { label: t("case.email"), value: person().email },
                  {
                    label: t("notice.where"),
                    value: person()
                      .assignments.map(({ name, rows }) => t("notice.rows", { name, rows: rows.join(", ") }))
                      .join("; "),
                  },
                ]}
              />
            </>
          )}
        </Show>
        <Show when={props.notice.answer}>
          {(answer) => (
            <p class="flex flex-wrap items-center gap-2">
              {t("notice.answered")}
              <Badge tone={answer() === "question" ? "review" : "good"}>{t(`answer.${answer()}`)}</Badge>
              <Show when={props.notice.optOut}>
                <span class="text-ink-2">{t("notice.opt_out")}</span>
              </Show>
            </p>
          )}
        </Show>
        <Show
          when={props.notice.answer === null || (props.notice.answer === "question" && props.notice.person !== null)}
        >
          <Answer notice={props.notice} />
        </Show>
      </div>
    </Card>
  );
}

function Answer(props: { notice: NoticeRow }) {
  const t = messages.use();
  const answer = useAnswerNotice();
  // A promise is ticked by who makes it.
  const [optOut, setOptOut] = createSignal(false);
  const [asking, setAsking] = createSignal(false);
  const [question, setQuestion] = createSignal("");
  const give = async (value: NoticeAnswer) => {
    const json: AnswerNotice =
      value === "question"
        ? { answer: value, optOut: optOut(), question: question() }
        : { answer: value, optOut: optOut() };
    await answer.mutateAsync({ noticeId: props.notice.id, json });
    setAsking(false);
    showToast({ text: value === "question" ? t("notice.question_sent") : t("notice.thanks"), tone: "good" });
  };
  return (
    <div class="grid gap-3 border-t border-line pt-3">
      <Show when={props.notice.kind !== "rectification"}>
        <CheckboxField label={t("notice.opt_out")} checked={optOut()} onInput={setOptOut} />
      </Show>
      <Show when={answer.error}>{(error) => <Banner tone="bad">{problemText(error())}</Banner>}</Show>
      <div class="flex flex-wrap gap-2">
        <Button variant="primary" busy={answer.isPending} onClick={() => void give("done").catch(() => {})}>
          {t("notice.done")}
        </Button>
        <Button onClick={() => void give("already").catch(() => {})}>{t("notice.already")}</Button>
        <Show when={props.notice.answer === null}>
          <Button variant="quiet" onClick={() => setAsking(true)}>
            {t("notice.question")}
          </Button>
        </Show>
      </div>
      <Show when={asking()}>
        <TextArea
          label={t("notice.question_label")}
          hint={t("notice.question_hint")}
          rows={3}
          maxLength={1000}
          value={question()}
          onInput={setQuestion}
        />
        <div class="flex gap-2">
          <Button
            variant="primary"
            disabled={question().trim().length < 3}
            busy={answer.isPending}
            onClick={() => void give("question").catch(() => {})}
          >
            {t("notice.ask")}
          </Button>
          <Button onClick={() => setAsking(false)}>{t("cancel")}</Button>
        </div>
      </Show>
      <p class="text-sm text-ink-3">{t("notice.until")}</p>
    </div>
  );
}
