import { createSignal, Show } from "solid-js";
import type { RequestDetail, RequestRow } from "#contract/requests.ts";
import { problemText } from "#web/platform/problem.ts";
import { Banner } from "#web/ui/banner.tsx";
import { Button } from "#web/ui/button.tsx";
import { Card } from "#web/ui/card.tsx";
import { ConfirmDialog } from "#web/ui/confirm-dialog.tsx";
import { DateText } from "#web/ui/time.tsx";
import { messages } from "../messages.ts";
import { useHold, useReleaseHold } from "../requests.queries.ts";

/** Whether deletion waits for this case; who may end it does so here (P4.2-10). */
export function HoldCell(props: { row: RequestRow }) {
  const t = messages.use();
  const release = useReleaseHold();
  const [asking, setAsking] = createSignal(false);
  return (
    <Show when={props.row.heldUntil}>
      {(until) => (
        <span class="flex flex-wrap items-center gap-2">
          <DateText value={until()} />
          <Button size="sm" onClick={() => setAsking(true)}>
            {t("hold.release")}
          </Button>
          <ConfirmDialog
            open={asking()}
            onClose={() => setAsking(false)}
            onConfirm={() => release.mutateAsync(props.row.id)}
            title={t("hold.release")}
            confirmLabel={t("hold.release")}
          >
            <p>{t("hold.release_text")}</p>
          </ConfirmDialog>
        </span>
      )}
    </Show>
  );
}

/** Setting it: once a case, for a period that ends by itself. */
export function HoldCard(props: { request: RequestDetail }) {
  const t = messages.use();
  const hold = useHold(props.request.id);
  return (
    <Show when={props.request.mayHold || props.request.heldUntil !== null}>
      <Card title={t("hold.title")}>
        <div class="grid gap-3">
          <p class="text-sm text-ink-2">{props.request.heldUntil === null ? t("hold.text") : t("hold.until_text")}</p>
          <Show when={hold.error}>{(error) => <Banner tone="bad">{problemText(error())}</Banner>}</Show>
          <Show when={props.request.mayHold} fallback={<HoldCell row={props.request} />}>
            <div>
              <Button busy={hold.isPending} onClick={() => hold.mutate(undefined)}>
                {t("hold.set")}
              </Button>
            </div>
          </Show>
        </div>
      </Card>
    </Show>
  );
}
