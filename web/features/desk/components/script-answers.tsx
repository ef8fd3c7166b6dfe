import { Show } from "solid-js";
import { AnswerFields } from "#web/ui/outcomes/answer-fields.tsx";
import { answerError } from "../answer-error.ts";
import { issuesOf } from "../close-call.ts";
import { messages } from "../messages.ts";
import { useDesk, useLead } from "../use-desk.ts";

/** The questions of the script; their answers are recorded with the outcome. */
export function ScriptAnswers() {
  const t = messages.use();
  const desk = useDesk();
  const lead = useLead();
  const errorFor = (key: string) => {
    const asked = desk.missing().includes("script");
    return asked ? answerError(issuesOf(desk.draft, lead()).script[key], desk.answerRefusal("script", key)) : undefined;
  };
  return (
    <Show when={lead().scriptFields.length > 0}>
      <fieldset class="border-t border-line pt-2" disabled={desk.locked()} aria-label={t("script.questions")}>
        <AnswerFields
          fields={lead().scriptFields}
          values={desk.draft.script}
          errorFor={errorFor}
          ref={desk.focus.place("script")}
          onInput={(key, value) => desk.answer("script", key, value)}
        />
      </fieldset>
    </Show>
  );
}
