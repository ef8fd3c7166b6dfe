import { For, Show } from "solid-js";
import type { MatchReview } from "#contract/reviews.ts";
import { messages } from "../messages.ts";

const nameOf = (review: MatchReview, side: "left" | "right") =>
  review.lines.find(({ field }) => field === "name")?.[side] ?? "–";
/** Names alone are often equal here. */
const described = (review: MatchReview, side: "left" | "right") =>
  review.lines.flatMap(({ field, ...line }) =>
    ["name", "address", "function"].includes(field) ? (line[side] ?? []) : [],
  );

/** Where one record has several doubts: which question of how many, and what it is compared with after this one. */
export function SameSubject(props: { review: MatchReview; items: readonly MatchReview[] }) {
  const t = messages.use();
  const others = () => props.items.filter(({ id, group }) => group === props.review.group && id !== props.review.id);
  return (
    <Show when={others().length > 0}>
      <div class="grid gap-1 rounded-md border border-line bg-sunken px-3 py-2 text-sm">
        <p class="font-medium wrap-anywhere">
          {t("group.title", { name: nameOf(props.review, "left"), n: others().length + 1 })}
        </p>
        <p class="text-ink-2">{t("group.next")}</p>
        <ol class="grid list-inside list-decimal gap-0.5 text-ink-2">
          <For each={others()}>
            {(review) => <li class="wrap-anywhere">{described(review, "right").join(" · ")}</li>}
          </For>
        </ol>
      </div>
    </Show>
  );
}
