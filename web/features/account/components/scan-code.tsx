import { createSignal } from "solid-js";
import { authReason, otherProblem } from "#web/platform/auth-call.ts";
import { Button } from "#web/ui/button.tsx";
import { Form } from "#web/ui/form/form.tsx";
import { OtpField } from "#web/ui/form/otp-field.tsx";
import { confirmEnrolment } from "../account.mutations.ts";
import { messages } from "../messages.ts";
import { qrImage, totpSecret } from "../totp-uri.ts";

/** The key for the authenticator app, and proof that the app has it. */
export function ScanCode(props: { uri: string; onConfirmed: () => void }) {
  const t = messages.use();
  const [code, setCode] = createSignal("");
  const [problem, setProblem] = createSignal<unknown>();
  const [busy, setBusy] = createSignal(false);

  const confirm = async () => {
    if (busy() || code().length < 6) return;
    setBusy(true);
    setProblem(undefined);
    try {
      await confirmEnrolment(code());
      props.onConfirmed();
    } catch (thrown) {
      setCode("");
      setProblem(thrown);
    } finally {
      setBusy(false);
    }
  };

  return (
    <div class="grid gap-4">
      <p>{t("factor.scan")}</p>
      <div class="flex flex-wrap items-center gap-x-6 gap-y-3">
        <img
          src={qrImage(props.uri)}
          alt={t("factor.qr")}
          width={192}
          height={192}
          class="rounded-md border border-line"
        />
        <div class="grid min-w-0 flex-1 basis-56 gap-1 text-base">
          <p class="text-ink-2">{t("factor.manual")}</p>
          <code class="tabular rounded-md bg-sunken px-3 py-2 font-sans font-medium tracking-wide wrap-anywhere select-all">
            {totpSecret(props.uri)}
          </code>
        </div>
      </div>
      <Form onSubmit={confirm} problem={otherProblem(problem())} busy={busy()}>
        <OtpField
          label={t("factor.code")}
          hint={t("factor.code_hint")}
          value={code()}
          onInput={setCode}
          onComplete={confirm}
          error={authReason(problem()) && t("factor.code_wrong")}
          autofocus
        />
        <div>
          <Button type="submit" variant="primary">
            {t("factor.confirm")}
          </Button>
        </div>
      </Form>
    </div>
  );
}
