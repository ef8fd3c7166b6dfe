import FileQuestion from "lucide-solid/icons/file-question-mark";
import { createSignal, type JSX, Show } from "solid-js";
import * as v from "valibot";
import { reasonText } from "#contract/common.ts";
import { Button } from "#web/ui/button.tsx";
import { Dialog } from "#web/ui/dialog.tsx";
import { Form } from "#web/ui/form/form.tsx";
import { createFormState } from "#web/ui/form/form-state.ts";
import { TextField } from "#web/ui/form/text-field.tsx";
import { Page, PageHeader } from "#web/ui/page.tsx";
import { EmptyState } from "#web/ui/states.tsx";
import { useSession } from "../session.ts";
import { messages } from "./messages.ts";
import { statedReason, stateReason } from "./reason.ts";

const needsReason = () => {
  const session = useSession();
  return () => session.data?.user.role === "administrator";
};

/** Shows its children to an administrator only after a reason was stated; to everybody else at once (P3-5). */
export function ReasonGate(props: { children: JSX.Element }) {
  const t = messages.use();
  const asked = needsReason();
  const [open, setOpen] = createSignal(true);
  return (
    <Show when={asked() && statedReason() === undefined} fallback={props.children}>
      <Page>
        <PageHeader pageName={t("gate.title")} />
        <EmptyState
          icon={<FileQuestion size={20} aria-hidden="true" />}
          title={t("gate.needed")}
          action={
            <Button variant="primary" onClick={() => setOpen(true)}>
              {t("gate.state")}
            </Button>
          }
        >
          {t("gate.text")}
        </EmptyState>
      </Page>
      <ReasonDialog open={open()} onClose={() => setOpen(false)} />
    </Show>
  );
}

/** The reason that goes with every look, always in the same place, and changeable. */
export function ReasonLine() {
  const t = messages.use();
  const asked = needsReason();
  const [open, setOpen] = createSignal(false);
  return (
    <Show when={asked() && statedReason()}>
      {(reason) => (
        <p class="flex flex-wrap items-center gap-x-2 text-sm text-ink-2">
          <span class="min-w-0 wrap-anywhere">{t("line", { reason: reason() })}</span>
          <Button variant="quiet" size="sm" class="-ml-2" onClick={() => setOpen(true)}>
            {t("line.change")}
          </Button>
          <ReasonDialog open={open()} onClose={() => setOpen(false)} />
        </p>
      )}
    </Show>
  );
}

function ReasonDialog(props: { open: boolean; onClose: () => void }) {
  const t = messages.use();
  const form = createFormState(v.object({ reason: reasonText }), { reason: statedReason() ?? "" });
  const state = () => {
    const stated = form.validate();
    if (!stated) return;
    stateReason(stated.reason);
    props.onClose();
  };
  return (
    <Dialog open={props.open} onClose={props.onClose} title={t("dialog.title")} description={t("dialog.text")}>
      <Form state={form} onSubmit={state}>
        <TextField label={t("reason")} hint={t("reason.hint")} maxLength={300} {...form.field("reason")} />
        <div class="flex justify-end">
          <Button type="submit" variant="primary">
            {t("dialog.confirm")}
          </Button>
        </div>
      </Form>
    </Dialog>
  );
}
