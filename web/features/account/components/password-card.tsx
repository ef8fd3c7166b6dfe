import { createSignal } from "solid-js";
import * as v from "valibot";
import { password } from "#contract/identity.ts";
import { authReason, otherProblem } from "#web/platform/auth-call.ts";
import { Button } from "#web/ui/button.tsx";
import { Card } from "#web/ui/card.tsx";
import { Form } from "#web/ui/form/form.tsx";
import { createFormState } from "#web/ui/form/form-state.ts";
import { NewPasswordField } from "#web/ui/form/new-password-field.tsx";
import { PasswordField } from "#web/ui/form/password-field.tsx";
import { showToast } from "#web/ui/toast.tsx";
import { changePassword } from "../account.mutations.ts";
import { messages } from "../messages.ts";

const schema = v.object({ current: v.pipe(v.string(), v.nonEmpty()), next: password });

export function PasswordCard() {
  const t = messages.use();
  const form = createFormState(schema, { current: "", next: "" });
  const [problem, setProblem] = createSignal<unknown>();
  const save = async () => {
    const typed = form.validate();
    if (!typed) return;
    setProblem(undefined);
    try {
      await changePassword(typed.current, typed.next);
      form.reset();
      showToast({ text: t("password.done"), tone: "good" });
    } catch (thrown) {
      setProblem(thrown);
    }
  };
  return (
    <Card title={t("password.title")}>
      <Form onSubmit={save} state={form} problem={otherProblem(problem())} class="grid max-w-sm gap-4">
        <PasswordField
          label={t("password.current")}
          {...form.field("current")}
          error={authReason(problem()) && t("password.wrong")}
        />
        <NewPasswordField label={t("password.next")} {...form.field("next")} />
        <p class="text-sm text-ink-3">{t("password.others")}</p>
        <div>
          <Button type="submit">{t("password.submit")}</Button>
        </div>
      </Form>
    </Card>
  );
}
