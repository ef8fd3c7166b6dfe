import { createSignal, Match, Switch } from "solid-js";
import * as v from "valibot";
import { setupInput } from "#contract/identity.ts";
import { takeFragmentToken } from "#web/platform/fragment-token.ts";
import { isProblem } from "#web/platform/problem.ts";
import { Button } from "#web/ui/button.tsx";
import { Card } from "#web/ui/card.tsx";
import { Form } from "#web/ui/form/form.tsx";
import { createFormState } from "#web/ui/form/form-state.ts";
import { NewPasswordField } from "#web/ui/form/new-password-field.tsx";
import { TextField } from "#web/ui/form/text-field.tsx";
import { Page, PageHeader } from "#web/ui/page.tsx";
import { setUpFirstAdministrator } from "../invitations.queries.ts";
import { messages } from "../messages.ts";
import { OutcomePage } from "./outcome-page.tsx";

const { name, email, password } = setupInput.entries;

/** Once in the life of an environment: the administrator who invites everybody else. */
export function SetupPage() {
  const t = messages.use();
  const token = takeFragmentToken();
  const form = createFormState(v.object({ name, email, password }), { name: "", email: "", password: "" });
  const [state, setState] = createSignal<"open" | "done" | "closed">(token === "" ? "closed" : "open");
  const [problem, setProblem] = createSignal<unknown>();

  const create = async () => {
    const person = form.validate();
    if (!person) return;
    setProblem(undefined);
    try {
      await setUpFirstAdministrator({ token, ...person });
      setState("done");
    } catch (thrown) {
      if (isProblem(thrown, "identity.setup_closed")) setState("closed");
      setProblem(thrown);
    }
  };

  return (
    <Switch>
      <Match when={state() === "open"}>
        <Page width="text">
          <PageHeader pageName={t("setup.title")} lead={t("setup.lead")} />
          <Card>
            <Form onSubmit={create} state={form} problem={problem()}>
              <TextField label={t("name")} maxLength={200} {...form.field("name")} />
              <TextField
                label={t("email")}
                type="email"
                inputmode="email"
                autocomplete="username"
                maxLength={254}
                {...form.field("email")}
              />
              <NewPasswordField label={t("password")} {...form.field("password")} />
              <div>
                <Button type="submit" variant="primary" class="max-sm:w-full max-sm:whitespace-normal">
                  {t("setup.submit")}
                </Button>
              </div>
            </Form>
          </Card>
        </Page>
      </Match>
      <Match when={state() === "done"}>
        <OutcomePage title={t("done.title")} text={t("done.text")} />
      </Match>
      <Match when={state() === "closed"}>
        <OutcomePage title={t("setup.gone_title")} text={t("setup.gone_text")} />
      </Match>
    </Switch>
  );
}
