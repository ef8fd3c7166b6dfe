import { createSignal, Match, Switch } from "solid-js";
import { authReason } from "#web/platform/auth-call.ts";
import { CodeStep } from "./code-step.tsx";
import { PasswordStep } from "./password-step.tsx";
import { RecoveryStep } from "./recovery-step.tsx";

type Step = "password" | "code" | "recovery";

/**
 * Password, then the second factor; a passkey stands for both. Used as a page and over a page whose session ended, so it
 * only tells that somebody is signed in.
 */
export default function SignInForm(props: { onSignedIn: () => void }) {
  const [step, setStep] = createSignal<Step>("password");
  const [email, setEmail] = createSignal("");
  const [tooLate, setTooLate] = createSignal(false);

  /** The half-finished sign-in lives a few minutes on the server; after that only starting again helps. */
  const startOver = (thrown: unknown) => {
    if (authReason(thrown) !== "expired") return;
    setTooLate(true);
    setStep("password");
  };

  return (
    <Switch>
      <Match when={step() === "password"}>
        <PasswordStep
          email={email()}
          onEmail={setEmail}
          tooLate={tooLate()}
          onCodeNeeded={() => {
            setTooLate(false);
            setStep("code");
          }}
          onSignedIn={props.onSignedIn}
        />
      </Match>
      <Match when={step() === "code"}>
        <CodeStep
          onSignedIn={props.onSignedIn}
          onRefused={startOver}
          onRecovery={() => setStep("recovery")}
          onBack={() => setStep("password")}
        />
      </Match>
      <Match when={step() === "recovery"}>
        <RecoveryStep onSignedIn={props.onSignedIn} onRefused={startOver} onCode={() => setStep("code")} />
      </Match>
    </Switch>
  );
}
