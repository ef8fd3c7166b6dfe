import { For, Show } from "solid-js";
import type { MatchReview, ReviewLine } from "#contract/reviews.ts";
import { formatPhone } from "#web/platform/format-phone.ts";
import { Badge } from "#web/ui/badge.tsx";
import { Card } from "#web/ui/card.tsx";
import { cx } from "#web/ui/cx.ts";
import { Table } from "#web/ui/table/table.tsx";
import { evidenceKinds } from "../evidence.ts";
import { messages } from "../messages.ts";

const written = ({ field, ...line }: ReviewLine, which: "left" | "right" | "result") => {
  const text = line[which] ?? "–";
  return field === "phone" || field === "mobile" ? formatPhone(text) : text;
};

/** What is equal on both sides steps back; what differs is what the decision is about. */
const side = (line: ReviewLine, which: "left" | "right") => (
  <span
    class={cx(
      "wrap-anywhere",
      line.left === line.right ? "text-ink-3" : line.left !== null && line.right !== null && "font-medium",
    )}
  >
    {written(line, which)}
  </span>
);

/** Both sides field by field, and what would stand. */
export function ReviewPair(props: { review: MatchReview }) {
  const t = messages.use();
  return (
    <Card
      flush
      title={t(`kind.${props.review.kind}`)}
      actions={
        <Show when={props.review.deferred}>
          <Badge tone="neutral">{t("deferred")}</Badge>
        </Show>
      }
    >
      <Show when={props.review.evidence.length > 0}>
        <div class="flex flex-wrap items-center gap-2 border-b border-line px-4 py-2 text-sm text-ink-2">
          {t("evidence")}
          <For each={evidenceKinds(props.review.evidence)}>
            {(kind) => <Badge tone="brand">{t(`evidence.${kind}`)}</Badge>}
          </For>
        </div>
      </Show>
      <Table
        label={t("compare")}
        rows={props.review.lines}
        rowKey={(line) => line.field}
        columns={[
          { id: "field", header: t("col.field"), cell: (line) => t(`field.${line.field}`) },
          { id: "left", header: t("col.left"), cell: (line) => side(line, "left") },
          { id: "right", header: t("col.right"), cell: (line) => side(line, "right") },
          {
            id: "result",
            header: t("col.result"),
            cell: (line) => <strong class="font-medium wrap-anywhere">{written(line, "result")}</strong>,
          },
        ]}
      />
    </Card>
  );
}
