import { useMutation, useQueryClient } from "@tanstack/solid-query";
import { Show } from "solid-js";
import type { DatabaseRow } from "#contract/rows.ts";
import { formatNumber } from "#web/platform/format.ts";
import { problemText } from "#web/platform/problem.ts";
import { Button } from "#web/ui/button.tsx";
import { showToast } from "#web/ui/toast.tsx";
import { arrangeLead, arrangeUpload, createRowCache } from "../database.queries.ts";
import { messages } from "../messages.ts";

/** What a planner arranges of the chosen row's lead: that it is called first, with its whole upload or alone. */
export function LeadActions(props: { row: DatabaseRow; assignmentId: string }) {
  const t = messages.use();
  const cache = createRowCache(useQueryClient(), props.assignmentId);
  const failed = (error: unknown) => void showToast({ text: problemText(error), tone: "bad" });
  const lead = useMutation(() => ({
    mutationFn: (change: { priority?: boolean; release?: true }) => arrangeLead(props.row.id, change),
    onSuccess: (_: unknown, change) => {
      showToast({
        text: t(change.release ? "arrange.released" : change.priority ? "arrange.first" : "arrange.usual"),
        tone: "good",
      });
      return cache.reload(props.row.id);
    },
    onError: failed,
  }));
  const upload = useMutation(() => ({
    mutationFn: ({ id, priority }: { id: string; priority: boolean }) => arrangeUpload(id, priority),
    onSuccess: ({ changed }) => {
      showToast({ text: t("arrange.upload_done", { n: changed, text: formatNumber(changed) }), tone: "good" });
      return cache.reload(props.row.id);
    },
    onError: failed,
  }));
  return (
    <Show when={props.row.leadState !== "closed"}>
      <div class="flex flex-wrap gap-2">
        <Show when={props.row.leadState === "held" && ["duplicate", "nobody"].includes(props.row.heldReason ?? "")}>
          <Button size="sm" busy={lead.isPending} onClick={() => lead.mutate({ release: true })}>
            {t("arrange.release")}
          </Button>
        </Show>
        <Button
          size="sm"
          variant="quiet"
          busy={lead.isPending}
          onClick={() => lead.mutate({ priority: !props.row.priority })}
        >
          {t(props.row.priority ? "arrange.take" : "arrange.give")}
        </Button>
        <Show when={props.row.uploadId}>
          {(id) => (
            <Button
              size="sm"
              variant="quiet"
              busy={upload.isPending}
              onClick={() => upload.mutate({ id: id(), priority: !props.row.priority })}
            >
              {t(props.row.priority ? "arrange.take_upload" : "arrange.give_upload")}
            </Button>
          )}
        </Show>
      </div>
    </Show>
  );
}
