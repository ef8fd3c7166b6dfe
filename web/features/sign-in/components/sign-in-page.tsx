import { Page, PageHeader } from "#web/ui/page.tsx";
import { messages } from "../messages.ts";
import SignInForm from "./sign-in-form.tsx";

export function SignInPage(props: { onSignedIn: () => void }) {
  const t = messages.use();
  return (
    <Page class="max-w-sm! sm:pt-16">
      <PageHeader pageName={t("title")} lead={t("lead")} />
      <div class="rounded-lg border border-line bg-surface p-5">
        <SignInForm onSignedIn={props.onSignedIn} />
      </div>
    </Page>
  );
}
