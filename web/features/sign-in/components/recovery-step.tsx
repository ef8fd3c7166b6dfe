import { createSignal, onMount } from "solid-js";
import { authReason, otherProblem } from "#web/platform/auth-call.ts";
import { Button } from "#web/ui/button.tsx";
import { Form } from "#web/ui/form/form.tsx";
import { TextField } from "#web/ui/form/text-field.tsx";
import { messages } from "../messages.ts";
import { spendRecoveryCode } from "../sign-in.mutations.ts";

/** For who has no authenticator at hand. */
export function RecoveryStep(props: {
  onSignedIn: () => void;
  onRefused: (thrown: unknown) => void;
  onCode: () => void;
}) {
  const t = messages.use();
  const [code, setCode] = createSignal("");
  const [problem, setProblem] = createSignal<unknown>();
  let field!: HTMLInputElement;
  onMount(() => queueMicrotask(() => field.focus()));

  const submit = async () => {
    if (code().trim() === "") return;
    setProblem(undefined);
    try {
      await spendRecoveryCode(code());
      props.onSignedIn();
    } catch (thrown) {
      setProblem(thrown);
      props.onRefused(thrown);
    }
  };

  return (
    <Form onSubmit={submit} problem={otherProblem(problem())}>
      <TextField
        label={t("recovery.label")}
        hint={t("recovery.hint")}
        value={code()}
        onInput={setCode}
        spellcheck={false}
        maxLength={60}
        error={authReason(problem()) && t("recovery.wrong")}
        ref={(element) => (field = element)}
      />
      <Button type="submit" variant="primary" size="lg">
        {t("recovery.submit")}
      </Button>
      <Button variant="quiet" size="sm" class="-ml-2 justify-self-start" onClick={props.onCode}>
        {t("recovery.code")}
      </Button>
      <p class="text-sm text-ink-3">{t("lost")}</p>
    </Form>
  );
}
