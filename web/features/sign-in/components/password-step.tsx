import KeyRound from "lucide-solid/icons/key-round";
import { createSignal, onMount, Show } from "solid-js";
import { AuthRefusal, authReason, otherProblem } from "#web/platform/auth-call.ts";
import { passkeysSupported, signInWithPasskey } from "#web/platform/passkey.ts";
import { Banner } from "#web/ui/banner.tsx";
import { Button } from "#web/ui/button.tsx";
import { Form } from "#web/ui/form/form.tsx";
import { PasswordField } from "#web/ui/form/password-field.tsx";
import { TextField } from "#web/ui/form/text-field.tsx";
import { messages } from "../messages.ts";
import { signIn } from "../sign-in.mutations.ts";

export function PasswordStep(props: {
  email: string;
  onEmail: (email: string) => void;
  /** The code came too late and one starts again. */
  tooLate: boolean;
  onCodeNeeded: () => void;
  onSignedIn: () => void;
}) {
  const t = messages.use();
  const [password, setPassword] = createSignal("");
  const [problem, setProblem] = createSignal<unknown>(props.tooLate ? new AuthRefusal("expired") : undefined);
  const [asking, setAsking] = createSignal(false);
  let first!: HTMLInputElement;
  onMount(() => queueMicrotask(() => first.focus()));

  const attempt = async (step: () => Promise<unknown>) => {
    setProblem(undefined);
    try {
      await step();
    } catch (thrown) {
      setProblem(thrown);
    }
  };
  const submit = () =>
    attempt(async () => {
      const codeNeeded = await signIn(props.email, password());
      if (codeNeeded) props.onCodeNeeded();
      else props.onSignedIn();
    });
  const usePasskey = async () => {
    setAsking(true);
    await attempt(async () => {
      await signInWithPasskey();
      props.onSignedIn();
    });
    setAsking(false);
  };

  return (
    <div class="grid gap-4">
      <Form onSubmit={submit} problem={otherProblem(problem())}>
        <TextField
          label={t("email")}
          type="email"
          inputmode="email"
          autocomplete="username"
          spellcheck={false}
          value={props.email}
          onInput={props.onEmail}
          ref={(element) => (first = element)}
        />
        <PasswordField label={t("password")} value={password()} onInput={setPassword} autocomplete="current-password" />
        <Show when={authReason(problem())}>{(reason) => <Banner tone="bad">{t(`refusal.${reason()}`)}</Banner>}</Show>
        <Button type="submit" variant="primary" size="lg">
          {t("submit")}
        </Button>
      </Form>
      <Show when={passkeysSupported()}>
        <div class="flex items-center gap-3 text-sm text-ink-3 before:h-px before:flex-1 before:bg-line after:h-px after:flex-1 after:bg-line">
          {t("or")}
        </div>
        <Button size="lg" busy={asking()} icon={<KeyRound size={16} aria-hidden="true" />} onClick={usePasskey}>
          {t("passkey.submit")}
        </Button>
      </Show>
    </div>
  );
}
