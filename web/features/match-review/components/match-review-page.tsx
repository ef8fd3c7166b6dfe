import { useMutation, useQueryClient } from "@tanstack/solid-query";
import { onCleanup, onMount, Show } from "solid-js";
import type { MatchReviewPage as Pairs, ReviewDecision } from "#contract/reviews.ts";
import { formatNumber } from "#web/platform/format.ts";
import { usePageName } from "#web/platform/page-title.ts";
import { isProblem, problemText } from "#web/platform/problem.ts";
import { useQuery } from "#web/platform/use-query.ts";
import { Button } from "#web/ui/button.tsx";
import { Page } from "#web/ui/page.tsx";
import { QueryView } from "#web/ui/query-view.tsx";
import { EmptyState } from "#web/ui/states.tsx";
import { showToast } from "#web/ui/toast.tsx";
import { decideReview, forgetReviews, reviewsQuery, undoMerge } from "../match-review.queries.ts";
import { messages } from "../messages.ts";
import { Merges } from "./merges.tsx";
import { ReviewPair } from "./review-pair.tsx";
import { SameSubject } from "./same-subject.tsx";

const KEYS: Record<string, ReviewDecision> = { s: "same", d: "different", l: "later" };
const typing = (target: EventTarget | null) =>
  target instanceof HTMLElement && target.closest("input, textarea, select, [role=dialog]") !== null;

/** Doubtful pairs, one at a time, by key or by button (P4.1-2). `decides` is false for who may only look. */
export function MatchReviewPage(props: { assignmentId: string; decides: boolean }) {
  const t = messages.use();
  usePageName(() => t("page"));
  const client = useQueryClient();
  const pairs = useQuery(() => reviewsQuery(props.assignmentId));
  const forget = () => forgetReviews(client, props.assignmentId);

  const undo = async (mergeId: string) => {
    try {
      await undoMerge(mergeId);
    } catch (thrown) {
      showToast({ text: problemText(thrown), tone: "bad" });
    }
    await forget();
  };
  const decide = useMutation(() => ({
    mutationFn: ({ id, decision }: { id: string; decision: ReviewDecision }) => decideReview(id, decision),
    onSuccess: (answer) => {
      const { mergeId } = answer;
      if (answer.decision !== "later")
        showToast({
          text: t(`done.${answer.decision}`),
          tone: "good",
          ...(mergeId === null ? {} : { action: { label: t("undo"), run: () => void undo(mergeId) } }),
        });
      return forget();
    },
    onError: (thrown) => {
      // Somebody else answered it meanwhile: the list says what is left.
      if (!isProblem(thrown, "access.not_found")) showToast({ text: problemText(thrown), tone: "bad" });
      return forget();
    },
  }));
  const answer = (decision: ReviewDecision) => {
    const current = pairs.data?.items[0];
    if (props.decides && current && !decide.isPending && !pairs.isFetching) decide.mutate({ id: current.id, decision });
  };
  const onKey = (event: KeyboardEvent) => {
    const decision = KEYS[event.key];
    if (!decision || event.repeat || event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
    event.preventDefault();
    answer(decision);
  };
  onMount(() => document.addEventListener("keydown", onKey));
  onCleanup(() => document.removeEventListener("keydown", onKey));

  const current = (data: Pairs) => data.items[0];
  return (
    <Page>
      <p class="max-w-measure text-ink-2">{t("lead")}</p>
      <QueryView
        query={pairs}
        empty={(data) => data.items.length === 0}
        whenEmpty={<EmptyState title={t("empty.title")}>{t("empty.text")}</EmptyState>}
      >
        {(data) => (
          <Show when={current(data())} keyed>
            {(review) => (
              <section class="grid gap-4" aria-live="polite">
                <p class="tabular text-sm text-ink-3">{t("left", { text: formatNumber(data().open) })}</p>
                <SameSubject review={review} items={data().items} />
                <ReviewPair review={review} />
                <Show when={props.decides}>
                  <div class="sticky bottom-0 flex flex-wrap items-center gap-2 border-t border-line bg-bg py-3 max-sm:[&_kbd]:hidden">
                    <Button variant="primary" kbd="S" busy={decide.isPending} onClick={() => answer("same")}>
                      {t("same")}
                    </Button>
                    <Button kbd="D" busy={decide.isPending} onClick={() => answer("different")}>
                      {t("different")}
                    </Button>
                    <Button variant="quiet" kbd="L" busy={decide.isPending} onClick={() => answer("later")}>
                      {t("later")}
                    </Button>
                  </div>
                </Show>
              </section>
            )}
          </Show>
        )}
      </QueryView>
      <Show when={props.decides}>
        <Merges assignmentId={props.assignmentId} onUndone={forget} />
      </Show>
    </Page>
  );
}
