import { For, Match, Switch } from "solid-js";
import type { AnswerField } from "#contract/outcomes.ts";
import { SelectField } from "../form/select-field.tsx";
import { TextArea } from "../form/text-area.tsx";
import { TextField } from "../form/text-field.tsx";
import { messages } from "./messages.ts";

interface Props {
  fields: readonly AnswerField[];
  values: Readonly<Record<string, string>>;
  onInput: (key: string, value: string) => void;
  errorFor?: (key: string) => string | undefined;
  /** Whom a field of type contact may name. */
  contacts?: readonly { id: string; label: string }[];
  disabled?: boolean;
  ref?: (element: HTMLElement) => void;
}

/** Fields of an outcome or a script, each by its type; values are strings, empty where nothing was filled in. */
export function AnswerFields(props: Props) {
  return (
    <div class="grid items-start gap-x-3 gap-y-2 sm:grid-cols-[repeat(auto-fill,minmax(13rem,1fr))]">
      <For each={props.fields}>{(field, i) => <AnswerControl {...props} field={field} first={i() === 0} />}</For>
    </div>
  );
}

function AnswerControl(props: Props & { field: AnswerField; first: boolean }) {
  const t = messages.use();
  const common = () => ({
    label: props.field.label,
    optional: !props.field.required,
    error: props.errorFor?.(props.field.key),
    disabled: props.disabled ?? false,
    value: props.values[props.field.key] ?? "",
    onInput: (value: string) => props.onInput(props.field.key, value),
  });
  const ref = (element: HTMLElement) => props.first && props.ref?.(element);
  const choices = () => props.field.choices.map((choice) => ({ value: choice, label: choice }));
  const people = () => (props.contacts ?? []).map(({ id, label }) => ({ value: id, label }));
  return (
    <Switch>
      <Match when={props.field.type === "text"}>
        <TextArea {...common()} class="col-span-full" rows={1} maxLength={2_000} ref={ref} />
      </Match>
      <Match when={props.field.type === "number"}>
        <TextField {...common()} inputmode="decimal" maxLength={30} ref={ref} />
      </Match>
      <Match when={props.field.type === "date"}>
        <TextField {...common()} type="date" ref={ref} />
      </Match>
      <Match when={props.field.type === "time"}>
        <TextField {...common()} type="time" ref={ref} />
      </Match>
      <Match when={props.field.type === "choice"}>
        <SelectField {...common()} options={choices()} placeholder={t("answer.none")} />
      </Match>
      <Match when={props.field.type === "contact"}>
        <SelectField {...common()} options={people()} placeholder={t("answer.nobody")} />
      </Match>
      <Match when={props.field.type === "yes_no"}>
        <SelectField
          {...common()}
          placeholder={t("answer.none")}
          options={[
            { value: "yes", label: t("yes") },
            { value: "no", label: t("no") },
          ]}
        />
      </Match>
    </Switch>
  );
}
