import { createSignal, onMount } from "solid-js";
import type { CardValue } from "#contract/desk.ts";
import { asProblem } from "#web/platform/problem.ts";
import { Button } from "#web/ui/button.tsx";
import { Form } from "#web/ui/form/form.tsx";
import { TextField } from "#web/ui/form/text-field.tsx";
import { messages } from "../messages.ts";
import { useDesk } from "../use-desk.ts";

/** Typing what the value is now; entered and verified at once. */
export function ValueEditor(props: { contactId: string; value: CardValue }) {
  const t = messages.use();
  const desk = useDesk();
  const [text, setText] = createSignal(props.value.text ?? "");
  let input!: HTMLInputElement;
  onMount(() => input.select());
  const field = () => props.value.field;
  const refused = () => (asProblem(desk.refusalAt("check")).fields.length > 0 ? t("value.refused") : undefined);
  const save = async () => {
    const typed = text().trim();
    if (typed !== "") await desk.checks.change(props.contactId, field(), typed);
  };
  return (
    <Form onSubmit={save} busy={desk.checks.busy()} class="flex flex-wrap items-start gap-2">
      <TextField
        ref={(element) => {
          input = element;
        }}
        class="min-w-48 flex-1"
        inputClass="min-h-8! py-1!"
        label={t("value.new", { field: t(`field.${field()}`) })}
        hideLabel
        inputmode={field() === "phone" || field() === "mobile" ? "tel" : "text"}
        spellcheck={false}
        maxLength={500}
        value={text()}
        error={desk.refusalAt("check") === undefined ? undefined : refused()}
        onInput={setText}
      />
      <Button type="submit" size="sm" variant="primary" kbd="⏎">
        {t("value.save")}
      </Button>
      <Button size="sm" kbd="Esc" onClick={desk.checks.cancel}>
        {t("value.cancel")}
      </Button>
    </Form>
  );
}
