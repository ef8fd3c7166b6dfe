import { useMutation, useQueryClient } from "@tanstack/solid-query";
import { For, Show } from "solid-js";
import { useInfiniteQuery } from "#web/platform/use-query.ts";
import { Button } from "#web/ui/button.tsx";
import { Card } from "#web/ui/card.tsx";
import { LoadMore } from "#web/ui/load-more.tsx";
import { Page, PageHeader } from "#web/ui/page.tsx";
import { QueryView } from "#web/ui/query-view.tsx";
import { EmptyState } from "#web/ui/states.tsx";
import { messages } from "../messages.ts";
import { noticesPage, readAll, readNotice, refreshNotices } from "../notices.queries.ts";
import { NoticeEntry } from "./notice-entry.tsx";

/** What happened, newest first; what exactly is read where it stands. */
export function Notices() {
  const t = messages.use();
  const client = useQueryClient();
  const list = useInfiniteQuery(() => ({
    queryKey: ["notices", "list"],
    queryFn: ({ pageParam }) => noticesPage(pageParam),
    initialPageParam: "",
    getNextPageParam: (last) => last.next,
  }));
  const items = () => list.data?.pages.flatMap((page) => page.items) ?? [];
  const onSuccess = () => refreshNotices(client);
  const read = useMutation(() => ({ mutationFn: readNotice, onSuccess }));
  const all = useMutation(() => ({ mutationFn: readAll, onSuccess }));
  const newest = () => items()[0]?.id;
  return (
    <Page width="text">
      <PageHeader
        pageName={t("page_name")}
        title={t("title")}
        lead={t("lead")}
        actions={
          <Show when={items().some(({ readAt }) => readAt === null) ? newest() : undefined}>
            {(id) => (
              <Button busy={all.isPending} onClick={() => all.mutate(id())}>
                {t("read_all")}
              </Button>
            )}
          </Show>
        }
      />
      <QueryView
        query={list}
        empty={(data) => data.pages.every((page) => page.items.length === 0)}
        whenEmpty={
          <Card>
            <EmptyState title={t("empty")}>{t("empty.text")}</EmptyState>
          </Card>
        }
      >
        {() => (
          <>
            <Card flush>
              <ol aria-label={t("title")}>
                <For each={items()}>{(notice) => <NoticeEntry notice={notice} onRead={read.mutate} />}</For>
              </ol>
            </Card>
            <LoadMore pages={list}>{t("more")}</LoadMore>
          </>
        )}
      </QueryView>
    </Page>
  );
}
