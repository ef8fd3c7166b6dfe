import { useMutation } from "@tanstack/solid-query";
import { Link } from "@tanstack/solid-router";
import { createSignal } from "solid-js";
import * as v from "valibot";
import { reasonText } from "#contract/common.ts";
import { Button } from "#web/ui/button.tsx";
import { Dialog } from "#web/ui/dialog.tsx";
import { Form } from "#web/ui/form/form.tsx";
import { createFormState } from "#web/ui/form/form-state.ts";
import { TextField } from "#web/ui/form/text-field.tsx";
import { showToast } from "#web/ui/toast.tsx";
import { downloadWholeLog } from "../log-review.queries.ts";
import { messages } from "../messages.ts";

/** The whole log of a period: a director says why, and the download is logged with it. */
export function WholeLogDialog(props: { open: boolean; onClose: () => void }) {
  const t = messages.use();
  const [from, setFrom] = createSignal("");
  const [until, setUntil] = createSignal("");
  const form = createFormState(v.object({ reason: reasonText }), { reason: "" });
  const download = useMutation(() => ({
    mutationFn: (reason: string) => downloadWholeLog({ from: from(), until: until() }, reason),
    onSuccess: () => {
      showToast({ text: t("whole.done"), tone: "good" });
      props.onClose();
    },
  }));
  const start = () => {
    const stated = form.validate();
    return stated && download.mutateAsync(stated.reason);
  };
  return (
    <Dialog open={props.open} onClose={props.onClose} title={t("whole.title")} description={t("whole.text")}>
      <Form state={form} onSubmit={start} problem={download.error} busy={download.isPending}>
        <div class="grid grid-cols-2 gap-3">
          <TextField type="date" label={t("whole.from")} value={from()} max={until() || undefined} onInput={setFrom} />
          <TextField
            type="date"
            label={t("whole.until")}
            value={until()}
            min={from() || undefined}
            onInput={setUntil}
          />
        </div>
        <TextField label={t("whole.reason")} maxLength={300} {...form.field("reason")} />
        <div class="flex flex-wrap items-center justify-between gap-3">
          <Link to="/verify" class="text-sm underline underline-offset-2">
            {t("verify")}
          </Link>
          <Button type="submit" variant="primary" busy={download.isPending}>
            {t("whole.start")}
          </Button>
        </div>
      </Form>
    </Dialog>
  );
}
