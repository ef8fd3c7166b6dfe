import { createSignal, onMount } from "solid-js";
import type { CardContact, CheckMethod, ContactField } from "#contract/desk.ts";
import { asProblem } from "#web/platform/problem.ts";
import { Button } from "#web/ui/button.tsx";
import { Form } from "#web/ui/form/form.tsx";
import { SelectField } from "#web/ui/form/select-field.tsx";
import { TextField } from "#web/ui/form/text-field.tsx";
import { missingFields } from "../checks-state.ts";
import { messages } from "../messages.ts";
import { useDesk } from "../use-desk.ts";
import { MethodField } from "./new-contact-form.tsx";

/** A value the contact has none of yet; the e-mail first, as that is what is asked most. */
export function AddValueForm(props: { contact: CardContact }) {
  const t = messages.use();
  const desk = useDesk();
  const missing = missingFields(props.contact);
  const [field, setField] = createSignal<ContactField>(
    missing.find((each) => each === "email") ?? missing[0] ?? "email",
  );
  const [text, setText] = createSignal("");
  const [method, setMethod] = createSignal<CheckMethod>("person");
  let input!: HTMLInputElement;
  onMount(() => input.focus());
  const refused = () => (asProblem(desk.refusalAt("check")).fields.length > 0 ? t("value.refused") : undefined);
  const save = async () => {
    const typed = text().trim();
    if (typed !== "") await desk.checks.addValue(props.contact.id, field(), typed, method());
  };
  return (
    <Form
      onSubmit={save}
      busy={desk.checks.busy()}
      class="animate-appear grid gap-2 rounded-md border border-line bg-raised px-3 py-2"
    >
      <div class="grid items-start gap-2 sm:grid-cols-[8rem_minmax(0,1fr)_12rem]">
        <SelectField
          label={t("add.field")}
          value={field()}
          onInput={setField}
          options={missing.map((each) => ({ value: each, label: t(`field.${each}`) }))}
        />
        <TextField
          ref={(element) => {
            input = element;
          }}
          label={t("add.value")}
          inputmode={field() === "phone" || field() === "mobile" ? "tel" : "text"}
          spellcheck={false}
          maxLength={500}
          value={text()}
          error={desk.refusalAt("check") === undefined ? undefined : refused()}
          onInput={setText}
        />
        <MethodField value={method()} onInput={setMethod} />
      </div>
      <div class="flex flex-wrap gap-2">
        <Button type="submit" size="sm" variant="primary" kbd="⏎">
          {t("add.value_save")}
        </Button>
        <Button size="sm" kbd="Esc" onClick={desk.checks.cancel}>
          {t("check.cancel")}
        </Button>
      </div>
    </Form>
  );
}
