import { createSignal } from "solid-js";
import { authReason, otherProblem } from "#web/platform/auth-call.ts";
import { Button } from "#web/ui/button.tsx";
import { Form } from "#web/ui/form/form.tsx";
import { PasswordField } from "#web/ui/form/password-field.tsx";
import { type Enrolment, startEnrolment } from "../account.mutations.ts";
import { messages } from "../messages.ts";

export function EnrolPassword(props: { onStarted: (enrolment: Enrolment) => void }) {
  const t = messages.use();
  const [password, setPassword] = createSignal("");
  const [problem, setProblem] = createSignal<unknown>();
  const start = async () => {
    if (password() === "") return;
    setProblem(undefined);
    try {
      props.onStarted(await startEnrolment(password()));
    } catch (thrown) {
      setProblem(thrown);
    }
  };
  return (
    <Form onSubmit={start} problem={otherProblem(problem())}>
      <PasswordField
        label={t("factor.password")}
        hint={t("factor.password_hint")}
        value={password()}
        onInput={setPassword}
        error={authReason(problem()) && t("factor.password_wrong")}
      />
      <div>
        <Button type="submit" variant="primary">
          {t("factor.start")}
        </Button>
      </div>
    </Form>
  );
}
