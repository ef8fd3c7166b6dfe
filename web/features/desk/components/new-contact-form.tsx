import { createSignal, onMount } from "solid-js";
import { createStore } from "solid-js/store";
import { type CheckMethod, checkMethods } from "#contract/desk.ts";
import { asProblem } from "#web/platform/problem.ts";
import { Button } from "#web/ui/button.tsx";
import { Form } from "#web/ui/form/form.tsx";
import { SelectField } from "#web/ui/form/select-field.tsx";
import { TextField } from "#web/ui/form/text-field.tsx";
import { messages } from "../messages.ts";
import { useDesk } from "../use-desk.ts";

const fields = ["name", "function", "email", "phone", "mobile"] as const;

/** Somebody the agent heard of in the call; entered and verified at once, with how it was come by. */
export function NewContactForm() {
  const t = messages.use();
  const desk = useDesk();
  const [values, setValues] = createStore({ name: "", function: "", email: "", phone: "", mobile: "" });
  const [method, setMethod] = createSignal<CheckMethod>("main_number");
  let first!: HTMLInputElement;
  let whole!: HTMLDivElement;
  onMount(() => {
    whole.scrollIntoView({ block: "nearest" });
    first.focus({ preventScroll: true });
  });
  const save = async () => {
    const typed = Object.fromEntries(
      fields.map((field) => [field, values[field].trim()] as const).filter(([, text]) => text !== ""),
    );
    if (values.name.trim() === "") return first.focus();
    await desk.checks.addContact({ method: method(), values: { ...typed, name: values.name.trim() } });
  };
  const refused = (field: string) =>
    asProblem(desk.refusalAt("check")).fields.some(({ pointer }) => pointer === `/values/${field}`)
      ? t("value.refused")
      : undefined;
  return (
    <div ref={whole} class="animate-appear scroll-mt-24 scroll-mb-40 border-t border-line px-4 py-3">
      <Form onSubmit={save} busy={desk.checks.busy()} class="grid gap-2">
        <h3 class="font-medium">{t("add.contact")}</h3>
        <div class="grid items-start gap-2 sm:grid-cols-2">
          {fields.map((field) => (
            <TextField
              ref={(element) => {
                if (field === "name") first = element;
              }}
              label={t(`field.${field}`)}
              optional={field !== "name"}
              inputmode={field === "phone" || field === "mobile" ? "tel" : field === "email" ? "email" : "text"}
              spellcheck={false}
              maxLength={500}
              value={values[field]}
              error={desk.refusalAt("check") === undefined ? undefined : refused(field)}
              onInput={(text) => setValues(field, text)}
            />
          ))}
          <MethodField value={method()} onInput={setMethod} />
        </div>
        <div class="flex flex-wrap gap-2">
          <Button type="submit" size="sm" variant="primary" kbd="⏎">
            {t("add.contact_save")}
          </Button>
          <Button size="sm" kbd="Esc" onClick={desk.checks.cancel}>
            {t("check.cancel")}
          </Button>
        </div>
      </Form>
    </div>
  );
}

/** How what is typed was come by (P4.2-8). */
export function MethodField(props: { value: CheckMethod; onInput: (method: CheckMethod) => void }) {
  const t = messages.use();
  return (
    <SelectField
      label={t("add.method")}
      value={props.value}
      onInput={props.onInput}
      options={checkMethods.map((method) => ({ value: method, label: t(`check.${method}`) }))}
    />
  );
}
