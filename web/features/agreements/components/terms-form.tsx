import { createSignal } from "solid-js";
import type { SetStoreFunction } from "solid-js/store";
import type { AgreementTerms } from "#contract/assignments.ts";
import { Button } from "#web/ui/button.tsx";
import { Card } from "#web/ui/card.tsx";
import { Form } from "#web/ui/form/form.tsx";
import { TextField } from "#web/ui/form/text-field.tsx";
import { messages } from "../messages.ts";
import { readTerms, type TermsErrors, type TermsInput } from "../terms-input.ts";
import { todayOn } from "../today.ts";
import { DayChoice } from "./day-choice.tsx";

/** Fields as the server names them, so that its refusals find their place. */
const POINTER: Partial<Record<keyof TermsInput, string>> = {
  startsOn: "terms/startsOn",
  endsOn: "terms/endsOn",
  from: "terms/callingHours/from",
  until: "terms/callingHours/until",
  maxCallsPerDay: "terms/maxCallsPerDay",
  regions: "terms/regions",
  sectors: "terms/sectors",
};

/** The bounds within which may be called: period, hours, days, number, and optionally regions and sectors (P5-3). */
export function TermsForm(props: {
  input: TermsInput;
  /** Its first day is the day after the last of what runs now. */
  renewal: boolean;
  onInput: SetStoreFunction<TermsInput>;
  onDone: (terms: AgreementTerms) => unknown;
  problem: unknown;
  busy: boolean;
}) {
  const t = messages.use();
  const [errors, setErrors] = createSignal<TermsErrors>({});
  const submit = () => {
    const read = readTerms(props.input, todayOn());
    setErrors(read.errors ?? {});
    if (read.terms) return props.onDone(read.terms);
  };
  const errorOf = (name: keyof TermsInput) => {
    const error = errors()[name];
    return error ? { error: t(`error.${error}`) } : {};
  };
  const field = (name: Exclude<keyof TermsInput, "days">) => ({
    name: POINTER[name] ?? name,
    value: props.input[name],
    onInput: (value: string) => {
      props.onInput(name, value);
      setErrors(({ [name]: _gone, ...others }) => others);
    },
    ...errorOf(name),
  });

  return (
    <Card title={t("terms.title")} class="max-w-3xl">
      <Form onSubmit={submit} problem={props.problem} busy={props.busy} class="grid gap-5">
        <p class="max-w-measure text-ink-2">{t(props.renewal ? "terms.text.renewal" : "terms.text")}</p>
        <div class="grid items-start gap-4 sm:grid-cols-2">
          <TextField
            type="date"
            label={t("terms.startsOn")}
            readonly={props.renewal}
            {...(props.renewal ? { hint: t("terms.startsOn.renewal") } : {})}
            {...field("startsOn")}
          />
          <TextField type="date" label={t("terms.endsOn")} hint={t("terms.endsOn.hint")} {...field("endsOn")} />
          <TextField type="time" label={t("terms.from")} {...field("from")} />
          <TextField type="time" label={t("terms.until")} hint={t("terms.until.hint")} {...field("until")} />
        </div>
        <DayChoice
          days={props.input.days}
          onInput={(days) => {
            props.onInput("days", days);
            setErrors(({ days: _gone, ...others }) => others);
          }}
          {...errorOf("days")}
        />
        <TextField
          class="sm:max-w-xs"
          inputmode="numeric"
          label={t("terms.maxCallsPerDay")}
          optional
          hint={t("terms.maxCallsPerDay.hint")}
          {...field("maxCallsPerDay")}
        />
        <div class="grid items-start gap-4 sm:grid-cols-2">
          <TextField label={t("terms.regions")} optional hint={t("terms.regions.hint")} {...field("regions")} />
          <TextField label={t("terms.sectors")} optional hint={t("terms.sectors.hint")} {...field("sectors")} />
        </div>
        <Button type="submit" variant="primary" size="lg" class="justify-self-start">
          {t("terms.submit")}
        </Button>
      </Form>
    </Card>
  );
}
