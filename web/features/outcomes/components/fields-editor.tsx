import ArrowDown from "lucide-solid/icons/arrow-down";
import ArrowUp from "lucide-solid/icons/arrow-up";
import Plus from "lucide-solid/icons/plus";
import X from "lucide-solid/icons/x";
import { Index, Show } from "solid-js";
import { type AnswerField, answerTypes } from "#contract/outcomes.ts";
import { Button } from "#web/ui/button.tsx";
import { CheckboxField } from "#web/ui/form/checkbox-field.tsx";
import { SelectField } from "#web/ui/form/select-field.tsx";
import { TextArea } from "#web/ui/form/text-area.tsx";
import { TextField } from "#web/ui/form/text-field.tsx";
import { IconButton } from "#web/ui/icon-button.tsx";
import { moveField, newField } from "../edit-settings.ts";
import { messages } from "../messages.ts";

interface Props {
  fields: readonly AnswerField[];
  /** Questions of the script: about no contact in particular. */
  question?: boolean;
  onChange: (fields: AnswerField[]) => void;
}

/** Fields in their order, each with its kind. Drawn by place, so that typing keeps the cursor. */
export function FieldsEditor(props: Props) {
  const t = messages.use();
  const put = (key: string, change: Partial<AnswerField>) =>
    props.onChange(props.fields.map((field) => (field.key === key ? { ...field, ...change } : field)));
  return (
    <div class="grid gap-2">
      <Index each={props.fields} fallback={<p class="text-sm text-ink-3">{t("fields.none")}</p>}>
        {(field) => (
          <FieldRow
            field={field()}
            question={props.question ?? false}
            onChange={(change) => put(field().key, change)}
            onMove={(step) => props.onChange(moveField(props.fields, field().key, step))}
            onRemove={() => props.onChange(props.fields.filter(({ key }) => key !== field().key))}
          />
        )}
      </Index>
      <div>
        <Button
          size="sm"
          icon={<Plus size={16} aria-hidden="true" />}
          disabled={props.fields.length >= 20}
          onClick={() => props.onChange([...props.fields, newField("text")])}
        >
          {t(props.question ? "question.add" : "field.add")}
        </Button>
      </div>
    </div>
  );
}

function FieldRow(props: {
  field: AnswerField;
  question: boolean;
  onChange: (change: Partial<AnswerField>) => void;
  onMove: (step: 1 | -1) => void;
  onRemove: () => void;
}) {
  const t = messages.use();
  const name = () => props.field.label || t("field.unnamed");
  const types = () =>
    answerTypes
      .filter((type) => !props.question || type !== "contact")
      .map((value) => ({ value, label: t(`type.${value}`) }));
  const choicesOf = (text: string) => text.split("\n").map((line) => line.trimStart());
  return (
    <div class="grid gap-2 rounded-md border border-line bg-surface px-3 py-2">
      <div class="grid items-end gap-2 sm:grid-cols-[minmax(0,1fr)_10rem_auto]">
        <TextField
          label={t("field.label")}
          maxLength={60}
          value={props.field.label}
          onInput={(label) => props.onChange({ label })}
        />
        <SelectField
          label={t("field.type")}
          value={props.field.type}
          options={types()}
          onInput={(type) => props.onChange({ type, choices: type === "choice" ? props.field.choices : [] })}
        />
        <div class="flex items-center gap-0.5">
          <IconButton label={t("up", { name: name() })} icon={<ArrowUp size={16} />} onClick={() => props.onMove(-1)} />
          <IconButton
            label={t("down", { name: name() })}
            icon={<ArrowDown size={16} />}
            onClick={() => props.onMove(1)}
          />
          <IconButton label={t("field.remove", { name: name() })} icon={<X size={16} />} onClick={props.onRemove} />
        </div>
      </div>
      <Show when={props.field.type === "choice"}>
        <TextArea
          label={t("field.choices")}
          rows={3}
          value={props.field.choices.join("\n")}
          onInput={(text) => props.onChange({ choices: text === "" ? [] : choicesOf(text) })}
        />
      </Show>
      <CheckboxField
        label={t("field.required")}
        checked={props.field.required}
        onInput={(required) => props.onChange({ required })}
      />
    </div>
  );
}
