import { createSignal } from "solid-js";
import { authReason, otherProblem } from "#web/platform/auth-call.ts";
import { Button } from "#web/ui/button.tsx";
import { Form } from "#web/ui/form/form.tsx";
import { OtpField } from "#web/ui/form/otp-field.tsx";
import { messages } from "../messages.ts";
import { confirmCode } from "../sign-in.mutations.ts";

export function CodeStep(props: {
  onSignedIn: () => void;
  onRefused: (thrown: unknown) => void;
  onRecovery: () => void;
  onBack: () => void;
}) {
  const t = messages.use();
  const [code, setCode] = createSignal("");
  const [problem, setProblem] = createSignal<unknown>();
  const [busy, setBusy] = createSignal(false);

  const submit = async () => {
    if (busy() || code().length < 6) return;
    setBusy(true);
    setProblem(undefined);
    try {
      await confirmCode(code());
      props.onSignedIn();
    } catch (thrown) {
      setCode("");
      setProblem(thrown);
      props.onRefused(thrown);
    } finally {
      setBusy(false);
    }
  };

  return (
    <Form onSubmit={submit} problem={otherProblem(problem())} busy={busy()}>
      <OtpField
        label={t("code.label")}
        hint={t("code.hint")}
        value={code()}
        onInput={setCode}
        onComplete={submit}
        error={authReason(problem()) && t("refusal.code")}
        autofocus
      />
      <Button type="submit" variant="primary" size="lg">
        {t("code.submit")}
      </Button>
      <div class="-mx-2 flex flex-wrap justify-between gap-1">
        <Button variant="quiet" size="sm" onClick={props.onRecovery}>
          {t("code.recovery")}
        </Button>
        <Button variant="quiet" size="sm" onClick={props.onBack}>
          {t("back")}
        </Button>
      </div>
    </Form>
  );
}
