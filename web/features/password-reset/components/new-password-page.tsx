import { createSignal, Match, Switch } from "solid-js";
import * as v from "valibot";
import { password } from "#contract/identity.ts";
import { takeFragmentToken } from "#web/platform/fragment-token.ts";
import { isProblem } from "#web/platform/problem.ts";
import { Button } from "#web/ui/button.tsx";
import { Form } from "#web/ui/form/form.tsx";
import { createFormState } from "#web/ui/form/form-state.ts";
import { NewPasswordField } from "#web/ui/form/new-password-field.tsx";
import { Page, PageHeader } from "#web/ui/page.tsx";
import { messages } from "../messages.ts";
import { saveNewPassword } from "../password-reset.mutations.ts";
import { Outcome } from "./outcome.tsx";

/** For who follows the mailed link: a new password, once. */
export function NewPasswordPage(props: { onSaved: () => unknown }) {
  const t = messages.use();
  const token = takeFragmentToken();
  const form = createFormState(v.object({ password }), { password: "" });
  const [state, setState] = createSignal<"open" | "done" | "gone">(token.length < 20 ? "gone" : "open");
  const [problem, setProblem] = createSignal<unknown>();

  const save = async () => {
    const chosen = form.validate();
    if (!chosen) return;
    setProblem(undefined);
    try {
      await saveNewPassword({ token, password: chosen.password });
      setState("done");
      props.onSaved();
    } catch (thrown) {
      if (isProblem(thrown, "identity.reset_invalid")) setState("gone");
      setProblem(thrown);
    }
  };

  return (
    <Switch>
      <Match when={state() === "open"}>
        <Page class="max-w-md! sm:pt-16">
          <PageHeader pageName={t("choose.title")} lead={t("choose.lead")} />
          <div class="rounded-lg border border-line bg-surface p-5">
            <Form onSubmit={save} state={form} problem={problem()}>
              <NewPasswordField label={t("password")} {...form.field("password")} />
              <Button type="submit" variant="primary" size="lg">
                {t("choose.submit")}
              </Button>
            </Form>
          </div>
        </Page>
      </Match>
      <Match when={state() === "done"}>
        <Outcome title={t("done.title")} text={t("done.text")} to="/sign-in" action={t("sign_in")} />
      </Match>
      <Match when={state() === "gone"}>
        <Outcome title={t("gone.title")} text={t("gone.text")} to="/forgot-password" action={t("again")} />
      </Match>
    </Switch>
  );
}
