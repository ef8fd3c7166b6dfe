import { createSignal, For, onMount, Show } from "solid-js";
import { problemText } from "#web/platform/problem.ts";
import { Banner } from "#web/ui/banner.tsx";
import { Button } from "#web/ui/button.tsx";
import { Form } from "#web/ui/form/form.tsx";
import { TextField } from "#web/ui/form/text-field.tsx";
import { isFormUnknown, legalForms } from "../checks-state.ts";
import { dialTarget } from "../dial.ts";
import { messages } from "../messages.ts";
import { useDesk, useLead } from "../use-desk.ts";

/** What the call may teach of the company beside its values: its form, a wrong number, that it is a duplicate. */
export function CompanyReports() {
  const t = messages.use();
  const { hand, checks, refusalAt } = useDesk();
  const lead = useLead();
  return (
    <div class="mt-2 grid gap-2 empty:hidden">
      <Show when={checks.isDoing("nothing") && !lead().closingOnly}>
        <div class="flex flex-wrap items-center gap-1.5">
          <Show when={isFormUnknown(hand.lead)}>
            <Button size="sm" kbd="R" onClick={checks.askLegalForm}>
              {t("form.ask")}
            </Button>
          </Show>
          <Show when={dialTarget(hand.lead, checks.active())}>
            <Button size="sm" variant="quiet" kbd="G" onClick={checks.askWrongNumber}>
              {t("wrong.ask")}
            </Button>
          </Show>
          <Show when={lead().held === null}>
            <Button size="sm" variant="quiet" kbd="D" onClick={checks.openDuplicate}>
              {t("duplicate.ask")}
            </Button>
          </Show>
        </div>
      </Show>
      <Show when={checks.isDoing("legalForm")}>
        <LegalForm />
      </Show>
      <Show when={checks.isDoing("wrongNumber")}>
        <WrongNumber />
      </Show>
      <Show when={checks.isDoing("duplicate")}>
        <Duplicate />
      </Show>
      <Show when={!checks.isDoing("company") && refusalAt("company")}>
        {(error) => <Banner tone="bad">{problemText(error())}</Banner>}
      </Show>
    </div>
  );
}

/** Asked where it is unknown; a sole trader's or partnership's lead is held back at once (L-7). Digits choose. */
function LegalForm() {
  const t = messages.use();
  const { checks } = useDesk();
  return (
    <fieldset class="animate-appear grid gap-2 rounded-md border border-review-line bg-review-soft px-3 py-2">
      <legend class="sr-only">{t("form.question")}</legend>
      <p class="font-medium" aria-hidden="true">
        {t("form.question")}
      </p>
      <div class="flex flex-wrap gap-1.5">
        <For each={legalForms}>
          {(form, i) => (
            <Button size="sm" kbd={String(i() + 1)} busy={checks.busy()} onClick={() => void checks.setLegalForm(form)}>
              {form}
            </Button>
          )}
        </For>
        <Button size="sm" variant="quiet" kbd="Esc" onClick={checks.cancel}>
          {t("check.cancel")}
        </Button>
      </div>
    </fieldset>
  );
}

/** A number is taken off everywhere, so it asks its key twice. */
function WrongNumber() {
  const t = messages.use();
  const { checks } = useDesk();
  const number = () => {
    const doing = checks.doing();
    return doing.what === "wrongNumber" ? doing.number.number : "";
  };
  return (
    <div role="alert" class="animate-appear grid gap-2 rounded-md border border-bad-line bg-bad-soft px-3 py-2">
      <p>{t("wrong.text", { number: number() })}</p>
      <div class="flex flex-wrap gap-1.5">
        <Button size="sm" variant="danger" kbd="G" busy={checks.busy()} onClick={checks.confirmWrongNumber}>
          {t("wrong.confirm")}
        </Button>
        <Button size="sm" kbd="Esc" onClick={checks.cancel}>
          {t("check.cancel")}
        </Button>
      </div>
    </div>
  );
}

/** The supervisor gets the pair to compare; nothing of another company ever shows here (P3-6). */
function Duplicate() {
  const t = messages.use();
  const { checks } = useDesk();
  const [same, setSame] = createSignal("");
  let input!: HTMLInputElement;
  onMount(() => input.focus());
  const save = async () => {
    if (same().trim().length > 1) await checks.reportDuplicate(same().trim());
    else input.focus();
  };
  return (
    <Form
      onSubmit={save}
      busy={checks.busy()}
      class="animate-appear grid gap-2 rounded-md border border-line bg-raised px-3 py-2"
    >
      <TextField
        ref={(element) => {
          input = element;
        }}
        label={t("duplicate.same")}
        hint={t("duplicate.hint")}
        spellcheck={false}
        maxLength={200}
        value={same()}
        onInput={setSame}
      />
      <div class="flex flex-wrap gap-1.5">
        <Button type="submit" size="sm" variant="primary" kbd="⏎">
          {t("duplicate.save")}
        </Button>
        <Button size="sm" kbd="Esc" onClick={checks.cancel}>
          {t("check.cancel")}
        </Button>
      </div>
    </Form>
  );
}
