import { Show } from "solid-js";
import { appointmentMinutes } from "#contract/appointments.ts";
import { type OutcomeConfig, outcomeEffects, outcomeGroups } from "#contract/outcomes.ts";
import { Button } from "#web/ui/button.tsx";
import { CheckboxField } from "#web/ui/form/checkbox-field.tsx";
import { SelectField } from "#web/ui/form/select-field.tsx";
import { TextField } from "#web/ui/form/text-field.tsx";
import { needsTalk, withMoment } from "../edit-settings.ts";
import { messages } from "../messages.ts";
import { FieldsEditor } from "./fields-editor.tsx";

interface Props {
  outcome: OutcomeConfig;
  onChange: (change: Partial<OutcomeConfig>) => void;
  onRemove: () => void;
}

/** All there is to say about one outcome. */
export function OutcomeForm(props: Props) {
  const t = messages.use();
  const number = (text: string) => Number.parseInt(text, 10) || 0;
  return (
    <div class="grid gap-4 border-t border-line bg-raised px-4 py-4">
      <div class="grid items-start gap-3 sm:grid-cols-2">
        <TextField
          label={t("label")}
          maxLength={60}
          value={props.outcome.label}
          onInput={(label) => props.onChange({ label })}
        />
        <SelectField
          label={t("group")}
          value={props.outcome.group}
          options={outcomeGroups.map((value) => ({ value, label: t(`group.${value}`) }))}
          onInput={(group) =>
            props.onChange({
              group,
              positive: group === "positive",
              spoke: needsTalk(group) || props.outcome.spoke,
            })
          }
        />
        <SelectField
          class="sm:col-span-2"
          label={t("effect")}
          value={props.outcome.effect}
          options={outcomeEffects.map((value) => ({ value, label: t(`effect.${value}`) }))}
          onInput={(effect) => props.onChange({ effect })}
        />
        <Show when={props.outcome.effect === "again"}>
          <TextField
            label={t("max_attempts")}
            type="number"
            min={1}
            max={50}
            value={String(props.outcome.maxAttempts)}
            onInput={(text) => props.onChange({ maxAttempts: number(text) })}
          />
          <TextField
            label={t("rest")}
            type="number"
            min={5}
            max={20_160}
            value={String(props.outcome.restMinutes)}
            onInput={(text) => props.onChange({ restMinutes: number(text) })}
          />
        </Show>
      </div>
      <div class="grid gap-1.5">
        <CheckboxField
          label={t("counts_positive")}
          checked={props.outcome.positive}
          onInput={(positive) => props.onChange({ positive })}
        />
        <CheckboxField
          label={t("spoke")}
          checked={props.outcome.spoke}
          disabled={needsTalk(props.outcome.group)}
          onInput={(spoke) => props.onChange({ spoke })}
        />
        <CheckboxField
          label={t("appointment")}
          hint={t("appointment.hint")}
          checked={props.outcome.appointment}
          onInput={(appointment) =>
            props.onChange({
              appointment,
              ...(appointment
                ? { fields: withMoment(props.outcome.fields, { date: t("date.word"), time: t("time.word") }) }
                : {}),
            })
          }
        />
        <Show when={props.outcome.appointment}>
          <TextField
            class="max-w-60"
            label={t("minutes")}
            type="number"
            min={5}
            max={480}
            value={String(props.outcome.minutes ?? appointmentMinutes)}
            onInput={(text) => props.onChange({ minutes: number(text) })}
          />
        </Show>
      </div>
      <div class="grid gap-2">
        <h3 class="text-sm font-semibold">{t("fields.title")}</h3>
        <FieldsEditor fields={props.outcome.fields} onChange={(fields) => props.onChange({ fields })} />
      </div>
      <div class="flex justify-end">
        <Button size="sm" variant="quiet" onClick={props.onRemove}>
          {t("remove")}
        </Button>
      </div>
    </div>
  );
}
