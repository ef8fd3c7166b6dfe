import { Link } from "@tanstack/solid-router";
import { createSignal, Show } from "solid-js";
import { passwordResetRequest } from "#contract/identity.ts";
import { Button } from "#web/ui/button.tsx";
import { Form } from "#web/ui/form/form.tsx";
import { createFormState } from "#web/ui/form/form-state.ts";
import { TextField } from "#web/ui/form/text-field.tsx";
import { Page, PageHeader } from "#web/ui/page.tsx";
import { messages } from "../messages.ts";
import { askForReset } from "../password-reset.mutations.ts";
import { Outcome } from "./outcome.tsx";

/** Asks for a link by mail; says the same whether the address has an account or not. */
export function ForgotPasswordPage() {
  const t = messages.use();
  const form = createFormState(passwordResetRequest, { email: "" });
  const [problem, setProblem] = createSignal<unknown>();
  const [asked, setAsked] = createSignal(false);

  const ask = async () => {
    const input = form.validate();
    if (!input) return;
    setProblem(undefined);
    try {
      await askForReset(input.email);
      setAsked(true);
    } catch (thrown) {
      setProblem(thrown);
    }
  };

  return (
    <Show
      when={!asked()}
      fallback={<Outcome title={t("asked.title")} text={t("asked.text")} to="/sign-in" action={t("sign_in")} />}
    >
      <Page class="max-w-sm! sm:pt-16">
        <PageHeader pageName={t("ask.title")} lead={t("ask.lead")} back={<Link to="/sign-in">{t("sign_in")}</Link>} />
        <div class="rounded-lg border border-line bg-surface p-5">
          <Form onSubmit={ask} state={form} problem={problem()}>
            <TextField
              label={t("email")}
              type="email"
              inputmode="email"
              autocomplete="username"
              spellcheck={false}
              autofocus
              {...form.field("email")}
            />
            <Button type="submit" variant="primary" size="lg">
              {t("ask.submit")}
            </Button>
          </Form>
        </div>
      </Page>
    </Show>
  );
}
