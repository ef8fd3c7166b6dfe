import { createSignal, For, Show } from "solid-js";
import { type ApiScope, apiScopes, createTokenInput, tokenLives } from "#contract/api-tokens.ts";
import { Button } from "#web/ui/button.tsx";
import { Dialog } from "#web/ui/dialog.tsx";
import { CheckboxField } from "#web/ui/form/checkbox-field.tsx";
import { Form } from "#web/ui/form/form.tsx";
import { createFormState } from "#web/ui/form/form-state.ts";
import { SelectField } from "#web/ui/form/select-field.tsx";
import { TextField } from "#web/ui/form/text-field.tsx";
import { useCreateToken } from "../connections.queries.ts";
import { messages } from "../messages.ts";
import { ShownToken } from "./shown-token.tsx";

/** What for, which rights, how long; then the token, this once. */
export function CreateToken(props: { open: boolean; onClose: () => void }) {
  const t = messages.use();
  const [token, setToken] = createSignal<string>();
  const close = () => {
    props.onClose();
    setToken(undefined);
  };
  return (
    <Show
      when={token()}
      fallback={
        <Dialog open={props.open} onClose={close} title={t("create.title")} description={t("create.text")}>
          <CreateForm onCreated={setToken} />
        </Dialog>
      }
    >
      {(shown) => (
        <Dialog open title={t("shown.title")} description={t("shown.text")}>
          <ShownToken token={shown()} onDone={close} />
        </Dialog>
      )}
    </Show>
  );
}

function CreateForm(props: { onCreated: (token: string) => void }) {
  const t = messages.use();
  const create = useCreateToken();
  const form = createFormState(createTokenInput, { label: "", scopes: [], days: 90 });
  const has = (scope: ApiScope) => form.values.scopes.includes(scope);
  const toggle = (scope: ApiScope, on: boolean) =>
    form.set("scopes", on ? [...form.values.scopes, scope] : form.values.scopes.filter((each) => each !== scope));
  const send = async () => {
    const input = form.validate();
    if (input) props.onCreated((await create.mutateAsync(input)).token);
  };
  return (
    <Form onSubmit={send} problem={create.error} busy={create.isPending} state={form}>
      <TextField label={t("create.label")} hint={t("create.label_hint")} maxLength={200} {...form.field("label")} />
      <fieldset class="grid gap-2">
        <legend class="font-medium">{t("create.scopes")}</legend>
        <For each={apiScopes}>
          {(scope, index) => (
            <CheckboxField
              name={index() === 0 ? "scopes" : undefined}
              label={t(`scope.${scope}`)}
              hint={t(`scope_hint.${scope}`)}
              error={index() === 0 && form.errorFor("scopes") ? t("create.scopes_missing") : undefined}
              checked={has(scope)}
              onInput={(on) => toggle(scope, on)}
            />
          )}
        </For>
      </fieldset>
      <SelectField
        label={t("create.days")}
        value={String(form.values.days) as "30" | "90" | "365"}
        onInput={(days) => form.set("days", Number(days) as (typeof tokenLives)[number])}
        options={tokenLives.map((days) => ({ value: `${days}` as const, label: t(`days.${days}`) }))}
      />
      <div class="flex justify-end">
        <Button type="submit" variant="primary">
          {t("create.submit")}
        </Button>
      </div>
    </Form>
  );
}
