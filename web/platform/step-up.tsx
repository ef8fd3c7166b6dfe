import { useQueryClient } from "@tanstack/solid-query";
import { createSignal, Show } from "solid-js";
import { Button } from "#web/ui/button.tsx";
import { Dialog } from "#web/ui/dialog.tsx";
import { Form } from "#web/ui/form/form.tsx";
import { OtpField } from "#web/ui/form/otp-field.tsx";
import { callApi } from "./api-client.ts";
import { messages } from "./messages.ts";
import { isProblem } from "./problem.ts";
import { sessionKey } from "./session.ts";

interface Asking {
  confirmed: () => void;
  cancelled: () => void;
}

const [asking, setAsking] = createSignal<Asking>();

/** Every code that says: first a fresh code, then again. */
const needsStepUp = (thrown: unknown): boolean => isProblem(thrown, "access.step_up_required");

/**
 * Runs a call; when the server first wants a fresh second factor, asks the code and runs it once more.
 * @throws what the call throws; when the person cancels, the first refusal
 */
export async function withStepUp<T>(call: () => Promise<T>): Promise<T> {
  try {
    return await call();
  } catch (refusal) {
    if (!needsStepUp(refusal)) throw refusal;
    await new Promise<void>((resolve, reject) => {
      setAsking({ confirmed: resolve, cancelled: () => reject(refusal) });
    });
    return call();
  }
}

/** Stands once in the root. */
export function StepUpDialog() {
  return <Show when={asking()}>{(current) => <StepUpForm asking={current()} />}</Show>;
}

function StepUpForm(props: { asking: Asking }) {
  const t = messages.use();
  const client = useQueryClient();
  const [code, setCode] = createSignal("");
  const [problem, setProblem] = createSignal<unknown>();
  const [busy, setBusy] = createSignal(false);

  const close = (outcome: () => void) => {
    setAsking(undefined);
    outcome();
  };
  const confirm = async () => {
    if (busy() || code().length < 6) return;
    setBusy(true);
    setProblem(undefined);
    try {
      await callApi("POST", "/api/session/step-up", { code: code() });
      void client.invalidateQueries({ queryKey: sessionKey });
      close(props.asking.confirmed);
    } catch (thrown) {
      setCode("");
      setProblem(thrown);
    } finally {
      setBusy(false);
    }
  };

  return (
    <Dialog
      open
      onClose={() => close(props.asking.cancelled)}
      title={t("step_up.title")}
      description={t("step_up.text")}
    >
      <Form onSubmit={confirm} problem={problem()} busy={busy()}>
        <OtpField label={t("step_up.code")} value={code()} onInput={setCode} onComplete={confirm} autofocus />
        <div class="flex justify-end gap-2">
          <Button onClick={() => close(props.asking.cancelled)}>{t("step_up.cancel")}</Button>
          <Button type="submit" variant="primary">
            {t("step_up.confirm")}
          </Button>
        </div>
      </Form>
    </Dialog>
  );
}
