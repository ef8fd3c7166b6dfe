import { createSignal } from "solid-js";
import * as v from "valibot";
import { type InvitationPreview, password } from "#contract/identity.ts";
import { isStaff } from "#contract/roles.ts";
import { isProblem } from "#web/platform/problem.ts";
import { Button } from "#web/ui/button.tsx";
import { Card } from "#web/ui/card.tsx";
import { DataList } from "#web/ui/data-list.tsx";
import { Form } from "#web/ui/form/form.tsx";
import { createFormState } from "#web/ui/form/form-state.ts";
import { NewPasswordField } from "#web/ui/form/new-password-field.tsx";
import { PageHeader } from "#web/ui/page.tsx";
import { acceptInvitation } from "../invitations.queries.ts";
import { messages } from "../messages.ts";
import { UsernameForManagers } from "./username-for-managers.tsx";

export function AcceptInvitation(props: {
  token: string;
  preview: InvitationPreview;
  onAccepted: () => void;
  onGone: () => void;
}) {
  const t = messages.use();
  const form = createFormState(v.object({ password }), { password: "" });
  const [problem, setProblem] = createSignal<unknown>();

  const accept = async () => {
    const chosen = form.validate();
    if (!chosen) return;
    setProblem(undefined);
    try {
      await acceptInvitation({ token: props.token, password: chosen.password });
      props.onAccepted();
    } catch (thrown) {
      if (isProblem(thrown, "identity.invitation_invalid")) props.onGone();
      setProblem(thrown);
    }
  };

  return (
    <>
      <PageHeader pageName={t("title")} lead={t(isStaff(props.preview.role) ? "lead.staff" : "lead.client")} />
      <Card>
        <div class="grid gap-5">
          <DataList
            items={[
              { label: t("name"), value: props.preview.name },
              { label: t("email"), value: props.preview.email },
              { label: t("role"), value: t(`role.${props.preview.role}`) },
            ]}
          />
          <Form onSubmit={accept} state={form} problem={problem()}>
            <UsernameForManagers email={props.preview.email} />
            <NewPasswordField label={t("password")} {...form.field("password")} />
            <div>
              <Button type="submit" variant="primary" class="max-sm:w-full">
                {t("accept.submit")}
              </Button>
            </div>
          </Form>
          <p class="text-base text-ink-2">{t("accept.next")}</p>
        </div>
      </Card>
    </>
  );
}
