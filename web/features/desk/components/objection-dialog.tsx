import { createEffect, createSignal, on, Show } from "solid-js";
import type { ObjectionReceipt } from "#contract/desk.ts";
import { problemText } from "#web/platform/problem.ts";
import { Banner } from "#web/ui/banner.tsx";
import { Button } from "#web/ui/button.tsx";
import { Dialog } from "#web/ui/dialog.tsx";
import { RadioGroup } from "#web/ui/form/radio-group.tsx";
import { messages } from "../messages.ts";
import { useDesk, useLead } from "../use-desk.ts";
import { contactTitle } from "../words.ts";

/** Recht van verzet: one key and its confirmation, then the number to read out. No undo (L-21). */
export function ObjectionDialog() {
  const t = messages.use();
  const desk = useDesk();
  const lead = useLead();
  const [who, setWho] = createSignal("");
  const open = () => desk.dialog() === "objection";
  const receipt = desk.objection.receipt;
  createEffect(on(open, (isOpen) => isOpen && setWho(desk.checks.active()?.id ?? "")));
  createEffect(() => desk.objection.aim(who()));
  const close = () => desk.setDialog(null);
  return (
    <Dialog
      open={open()}
      onClose={receipt() === null ? close : undefined}
      title={t(receipt() === null ? "objection.title" : "objection.done")}
      footer={
        <Show
          when={receipt() === null}
          fallback={
            <Button variant="primary" kbd="⌃⏎" onClick={() => void desk.objection.finish()}>
              {t("objection.next")}
            </Button>
          }
        >
          <Button kbd="Esc" onClick={close}>
            {t("objection.cancel")}
          </Button>
          <Show when={who() !== ""}>
            <Button variant="danger" kbd="O" busy={desk.objection.busy()} onClick={() => void desk.objection.confirm()}>
              {t("objection.confirm")}
            </Button>
          </Show>
        </Show>
      }
    >
      <Show when={receipt()} fallback={<Question who={who()} setWho={setWho} />}>
        {(shown: () => ObjectionReceipt) => (
          <div role="status" class="grid gap-1">
            <p>{t("objection.read_out")}</p>
            <p class="tabular text-2xl font-semibold tracking-wide wrap-anywhere select-all">{shown().reference}</p>
          </div>
        )}
      </Show>
      <Show when={desk.refusalAt("objection")}>{(error) => <Banner tone="bad">{problemText(error())}</Banner>}</Show>
    </Dialog>
  );

  function Question(props: { who: string; setWho: (id: string) => void }) {
    return (
      <Show when={lead().contacts.length > 0} fallback={<p>{t("objection.nobody")}</p>}>
        <p>{t("objection.text")}</p>
        <RadioGroup
          label={t("objection.who")}
          value={props.who}
          onInput={props.setWho}
          options={lead().contacts.map((contact, i) => ({ value: contact.id, label: contactTitle(contact, i + 1) }))}
        />
      </Show>
    );
  }
}
