import KeyRound from "lucide-solid/icons/key-round";
import { createSignal, Show } from "solid-js";
import { authReason, otherProblem } from "#web/platform/auth-call.ts";
import { Banner } from "#web/ui/banner.tsx";
import { Button } from "#web/ui/button.tsx";
import { Form } from "#web/ui/form/form.tsx";
import { TextField } from "#web/ui/form/text-field.tsx";
import { showToast } from "#web/ui/toast.tsx";
import { useAddPasskey } from "../account.mutations.ts";
import { messages } from "../messages.ts";

export function AddPasskey() {
  const t = messages.use();
  const add = useAddPasskey();
  const [name, setName] = createSignal("");
  const save = async () => {
    await add.mutateAsync(name().trim() || t("passkeys.unnamed"));
    setName("");
    showToast({ text: t("passkeys.added"), tone: "good" });
  };
  return (
    <Form onSubmit={save} problem={otherProblem(add.error)} busy={add.isPending} class="grid gap-3">
      <div class="flex flex-wrap items-start gap-3">
        <TextField
          class="w-full sm:w-64"
          label={t("passkeys.name")}
          hint={t("passkeys.name_hint")}
          optional
          maxLength={60}
          value={name()}
          onInput={setName}
        />
        <Button type="submit" class="sm:mt-6" icon={<KeyRound size={16} aria-hidden="true" />}>
          {t("passkeys.add")}
        </Button>
      </div>
      <Show when={authReason(add.error)}>
        <Banner tone="warn">{t("passkeys.refused")}</Banner>
      </Show>
    </Form>
  );
}
