import { Link } from "@tanstack/solid-router";
import { Show } from "solid-js";
import type { LogReviewView } from "#contract/log-reviews.ts";
import { formatDateTime } from "#web/platform/format.ts";
import { useQuery } from "#web/platform/use-query.ts";
import { Card } from "#web/ui/card.tsx";
import { Page, PageHeader } from "#web/ui/page.tsx";
import { QueryView } from "#web/ui/query-view.tsx";
import { reviewQuery } from "../log-review.queries.ts";
import { messages } from "../messages.ts";
import { monthText } from "../words.ts";
import { FindingsTable } from "./findings-table.tsx";
import { SampleTable } from "./sample-table.tsx";
import { SignReview } from "./sign-review.tsx";

/** One month: what stood out, the drawn lines, and the signature (L-12). */
export function ReviewPage(props: { month: string }) {
  const t = messages.use();
  const review = useQuery(() => reviewQuery(props.month));
  return (
    <Page>
      <PageHeader
        pageName={t("title")}
        title={`${t("title")}: ${monthText(props.month)}`}
        back={<Link to="/log-reviews">{t("back")}</Link>}
      />
      <QueryView query={review}>
        {(data) => (
          <div class="grid gap-5">
            <Card title={t("findings.title")} flush={data().findings.length > 0}>
              <Show when={data().findings.length > 0} fallback={<p class="text-ink-2">{t("findings.none")}</p>}>
                <FindingsTable review={data()} />
              </Show>
            </Card>
            <Card title={t("sample.title")} flush={data().sample.length > 0}>
              <Show when={data().sample.length > 0} fallback={<p class="text-ink-2">{t("sample.none")}</p>}>
                <p class="px-4 pb-2 text-sm text-ink-2">{t("sample.text")}</p>
                <SampleTable review={data()} />
              </Show>
            </Card>
            <Show when={data().signedAt} fallback={<SignReview month={props.month} />}>
              {(at) => <Signed review={data()} at={at()} />}
            </Show>
          </div>
        )}
      </QueryView>
    </Page>
  );
}

function Signed(props: { review: LogReviewView; at: string }) {
  const t = messages.use();
  return (
    <Card title={t("signed.title")}>
      <div class="grid gap-2">
        <p class="whitespace-pre-wrap wrap-anywhere">{props.review.remark}</p>
        <p class="text-sm text-ink-2">
          {t("signed.by", { name: props.review.signedName ?? "", at: formatDateTime(props.at) })}
        </p>
      </div>
    </Card>
  );
}
