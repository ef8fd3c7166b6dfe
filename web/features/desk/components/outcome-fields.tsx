import { Show } from "solid-js";
import { AnswerFields } from "#web/ui/outcomes/answer-fields.tsx";
import { answerError } from "../answer-error.ts";
import { issuesOf } from "../close-call.ts";
import { messages } from "../messages.ts";
import { useDesk, useLead } from "../use-desk.ts";
import { contactTitle } from "../words.ts";

/** The fields of the chosen outcome, such as the moment of an appointment. */
export function OutcomeFields() {
  const t = messages.use();
  const desk = useDesk();
  const lead = useLead();
  const fields = () => desk.chosen()?.fields ?? [];
  const contacts = () => lead().contacts.map((contact, i) => ({ id: contact.id, label: contactTitle(contact, i + 1) }));
  const errorFor = (key: string) => {
    const asked = desk.missing().includes("fields");
    return asked ? answerError(issuesOf(desk.draft, lead()).fields[key], desk.answerRefusal("fields", key)) : undefined;
  };
  return (
    <Show when={fields().length > 0}>
      <fieldset
        class="animate-appear rounded-md border border-line bg-raised px-3 py-2"
        disabled={desk.locked()}
        aria-label={t("outcome.fields")}
      >
        <AnswerFields
          fields={fields()}
          values={desk.draft.fields}
          contacts={contacts()}
          errorFor={errorFor}
          ref={desk.focus.place("fields")}
          onInput={(key, value) => desk.answer("fields", key, value)}
        />
      </fieldset>
    </Show>
  );
}
