import { useMutation, useQueryClient } from "@tanstack/solid-query";
import { Show } from "solid-js";
import * as v from "valibot";
import { signAgreementInput } from "#contract/assignments.ts";
import { isProblem } from "#web/platform/problem.ts";
import { Banner } from "#web/ui/banner.tsx";
import { Button } from "#web/ui/button.tsx";
import { Card } from "#web/ui/card.tsx";
import { Form } from "#web/ui/form/form.tsx";
import { createFormState } from "#web/ui/form/form-state.ts";
import { TextField } from "#web/ui/form/text-field.tsx";
import { showToast } from "#web/ui/toast.tsx";
import { refreshAgreement, type Signature, signAgreement } from "../agreements.queries.ts";
import { messages } from "../messages.ts";
import { AgreementText } from "./agreement-text.tsx";
import type { Shown } from "./sign-agreement.tsx";
import { TextHash } from "./signatures.tsx";
import { TermsSummary } from "./terms-summary.tsx";

/** The text as it will be signed, and below it the signature: typed name, authority, then a fresh code (P5-2). */
export function SignForm(props: {
  assignmentId: string;
  shown: Shown;
  onDone: (() => void) | undefined;
  onBack: () => void;
  onShowAgain: () => unknown;
}) {
  const t = messages.use();
  const client = useQueryClient();
  const form = createFormState(v.pick(signAgreementInput, ["signedName", "authority"]), {
    signedName: "",
    authority: "",
  });
  const sign = useMutation(() => ({
    mutationFn: (signature: Signature) =>
      signAgreement(props.assignmentId, props.shown.preview, props.shown.terms, signature),
    onSuccess: async () => {
      showToast({ text: t("sign.done"), tone: "good" });
      await refreshAgreement(client, props.assignmentId);
      props.onDone?.();
      scrollTo(0, 0);
    },
  }));
  const submit = () => {
    const input = form.validate();
    if (input) return sign.mutateAsync(input);
  };
  const changed = () => isProblem(sign.error, "agreements.text_changed");

  return (
    <div class="grid items-start gap-5 lg:grid-cols-[minmax(0,1fr)_20rem]">
      <div class="grid gap-5">
        <article class="rounded-lg border border-line bg-surface px-5 py-6 sm:px-8">
          <AgreementText text={props.shown.preview.text} />
        </article>
        <Card title={t("sign.title")}>
          <Form state={form} onSubmit={submit} problem={sign.error} busy={sign.isPending}>
            <p class="max-w-measure text-ink-2">{t("sign.text")}</p>
            <div class="grid items-start gap-4 sm:grid-cols-2">
              <TextField
                label={t("sign.name")}
                hint={t("sign.name.hint.client")}
                maxLength={120}
                {...form.field("signedName")}
              />
              <TextField
                label={t("sign.authority")}
                hint={t("sign.authority.hint")}
                maxLength={200}
                {...form.field("authority")}
              />
            </div>
            <TextHash version={props.shown.preview.templateVersion} hash={props.shown.preview.textHash} />
            <Show when={changed()}>
              <Banner
                tone="warn"
                actions={
                  <Button
                    onClick={() => {
                      sign.reset();
                      void props.onShowAgain();
                    }}
                  >
                    {t("sign.show_again")}
                  </Button>
                }
              >
                {t("sign.changed")}
              </Banner>
            </Show>
            <div class="flex flex-wrap gap-2">
              <Button type="submit" variant="primary" size="lg">
                {t("sign.submit")}
              </Button>
              <Button size="lg" onClick={props.onBack}>
                {t("sign.back")}
              </Button>
            </div>
          </Form>
        </Card>
      </div>
      <Card
        title={t("terms.title")}
        class="max-lg:order-first lg:sticky lg:top-16"
        actions={
          <Button size="sm" onClick={props.onBack}>
            {t("terms.change")}
          </Button>
        }
      >
        <TermsSummary terms={props.shown.terms} />
      </Card>
    </div>
  );
}
