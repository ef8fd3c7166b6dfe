import { createSignal, Show } from "solid-js";
import { problemText } from "#web/platform/problem.ts";
import { Banner } from "#web/ui/banner.tsx";
import { Button } from "#web/ui/button.tsx";
import { Card } from "#web/ui/card.tsx";
import { ConfirmDialog } from "#web/ui/confirm-dialog.tsx";
import { messages } from "../messages.ts";
import { useApprove } from "../requests.queries.ts";

type Waiting = { id: string; decidedByMe: boolean; secondPerson: "director" | "supervisor" };

/** The second person of an erasure: never the one who decided (P7-6). */
export function ApproveCard(props: { request: Waiting }) {
  const t = messages.use();
  const approve = useApprove(props.request.id);
  const [confirming, setConfirming] = createSignal(false);
  return (
    <Card title={t("approve.title")}>
      <Show
        when={!props.request.decidedByMe}
        fallback={
          <p>
            {props.request.secondPerson === "director" ? t("approve.waits_director") : t("approve.waits_supervisor")}
          </p>
        }
      >
        <div class="grid gap-3">
          <p class="prose-measure">{t("approve.text")}</p>
          <Show when={approve.error}>{(error) => <Banner tone="bad">{problemText(error())}</Banner>}</Show>
          <div class="flex flex-wrap gap-2">
            <Button variant="danger" onClick={() => setConfirming(true)}>
              {t("approve.agree")}
            </Button>
            <Button busy={approve.isPending} onClick={() => approve.mutate(false)}>
              {t("approve.send_back")}
            </Button>
          </div>
        </div>
      </Show>
      <ConfirmDialog
        open={confirming()}
        onClose={() => setConfirming(false)}
        onConfirm={() => approve.mutateAsync(true)}
        title={t("approve.confirm_title")}
        confirmLabel={t("approve.confirm")}
        danger
        typed={t("approve.typed")}
      >
        <p>{t("approve.text")}</p>
      </ConfirmDialog>
    </Card>
  );
}
