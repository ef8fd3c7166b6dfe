import { createSignal, Show } from "solid-js";
import * as v from "valibot";
import { signedName } from "#contract/common.ts";
import type { NdaText } from "#contract/identity.ts";
import { isProblem } from "#web/platform/problem.ts";
import { Banner } from "#web/ui/banner.tsx";
import { Button } from "#web/ui/button.tsx";
import { Card } from "#web/ui/card.tsx";
import { Form } from "#web/ui/form/form.tsx";
import { createFormState } from "#web/ui/form/form-state.ts";
import { TextField } from "#web/ui/form/text-field.tsx";
import { messages } from "../messages.ts";
import { signNda } from "../nda.queries.ts";

export function SignNda(props: { nda: NdaText; onSigned: () => void; onRenewed: () => unknown }) {
  const t = messages.use();
  const form = createFormState(v.object({ signedName }), { signedName: "" });
  const [problem, setProblem] = createSignal<unknown>();
  const renewed = () => isProblem(problem(), "nda.outdated_text");

  const sign = async () => {
    const typed = form.validate();
    if (!typed) return;
    setProblem(undefined);
    try {
      await signNda({ version: props.nda.version, textHash: props.nda.textHash, signedName: typed.signedName });
      props.onSigned();
    } catch (thrown) {
      setProblem(thrown);
      if (isProblem(thrown, "nda.outdated_text")) await props.onRenewed();
    }
  };

  return (
    <Card title={t("sign.title")}>
      <Form onSubmit={sign} state={form} problem={renewed() ? undefined : problem()}>
        <TextField
          label={t("sign.name")}
          hint={t("sign.hint")}
          maxLength={120}
          spellcheck={false}
          {...form.field("signedName")}
        />
        <Show when={renewed()}>
          <Banner tone="warn">{t("renewed.text")}</Banner>
        </Show>
        <div>
          <Button type="submit" variant="primary" class="max-sm:w-full max-sm:whitespace-normal">
            {t("sign.submit")}
          </Button>
        </div>
      </Form>
    </Card>
  );
}
