import { createEffect, Show, untrack } from "solid-js";
import { problemText } from "#web/platform/problem.ts";
import { useQuery } from "#web/platform/use-query.ts";
import { Banner } from "#web/ui/banner.tsx";
import { Button } from "#web/ui/button.tsx";
import { Page } from "#web/ui/page.tsx";
import { QueryView } from "#web/ui/query-view.tsx";
import { EmptyState } from "#web/ui/states.tsx";
import { deskDayQuery } from "../desk.api.ts";
import { messages } from "../messages.ts";
import { useDesk } from "../use-desk.ts";
import { Briefings } from "./briefings.tsx";
import { KeptNote } from "./kept-note.tsx";
import { OwnDay } from "./own-day.tsx";
import { PauseClock } from "./pause-clock.tsx";
import { UndoBar } from "./undo-bar.tsx";

/** Between two leads: the own day in counts, the briefings, and one button. A lead still in hand is taken up again. */
export function PauseScreen() {
  const t = messages.use();
  const desk = useDesk();
  const day = useQuery(() => deskDayQuery);
  createEffect(() => {
    // Not from a former answer: a lease just closed would be asked for again.
    const lease = day.isPending || day.isFetching ? null : day.data?.lease;
    if (lease) void desk.resume(lease.leaseId);
  });
  createEffect(() => {
    const undo = day.isPending || day.isFetching ? null : (day.data?.undo ?? null);
    untrack(() => desk.undo.offer(undo));
  });
  return (
    <Page>
      <header class="flex flex-wrap items-start justify-between gap-x-4 gap-y-3">
        <div class="grid min-w-0 flex-1 basis-72 gap-1">
          <h1 tabindex={-1} class="text-xl leading-9">
            {t("pause.title")}
          </h1>
          <p class="text-ink-2">{t("pause.lead")}</p>
        </div>
        <div class="flex flex-wrap items-center gap-4">
          <PauseClock />
          <Button
            variant="primary"
            size="lg"
            kbd="⌃⏎"
            ref={(element) => requestAnimationFrame(() => element.focus())}
            onClick={() => void desk.claim()}
          >
            {t("pause.next")}
          </Button>
        </div>
      </header>
      <UndoBar />
      <KeptNote />
      <Show when={desk.noneLeft()}>
        <Banner title={t("pause.none_title")}>{t("pause.none_text")}</Banner>
      </Show>
      <Show when={desk.refusalAt("claim")}>{(error) => <Banner tone="warn">{problemText(error())}</Banner>}</Show>
      <QueryView
        query={day}
        empty={(own) => own.briefings.length === 0 && own.calls === 0}
        whenEmpty={<EmptyState title={t("pause.unplanned_title")}>{t("pause.unplanned_text")}</EmptyState>}
      >
        {(own) => (
          <div class="grid items-start gap-5 lg:grid-cols-[minmax(0,1fr)_22rem]">
            <Briefings rows={own().briefings} />
            <OwnDay day={own()} />
          </div>
        )}
      </QueryView>
    </Page>
  );
}
