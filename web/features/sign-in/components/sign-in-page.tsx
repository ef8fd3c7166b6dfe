import { Link } from "@tanstack/solid-router";
import { Page, PageHeader } from "#web/ui/page.tsx";
import { messages } from "../messages.ts";
import SignInForm from "./sign-in-form.tsx";

const LINK =
  "inline-flex min-h-6 items-center text-ink-2 underline underline-offset-2 hover:text-ink pointer-coarse:min-h-11";

/** The front door, also for who has no account: a request about one's own data, and verifying what one was given. */
export function SignInPage(props: { onSignedIn: () => void }) {
  const t = messages.use();
  return (
    <Page class="max-w-sm! sm:pt-16">
      <PageHeader pageName={t("title")} lead={t("lead")} />
      <div class="rounded-lg border border-line bg-surface p-5">
        <SignInForm onSignedIn={props.onSignedIn} />
      </div>
      <div class="text-sm">
        <Link to="/forgot-password" class={LINK}>
          {t("forgotten")}
        </Link>
      </div>
      <section class="grid justify-items-start gap-1 border-t border-line pt-4 text-sm">
        <h2 class="text-sm font-medium text-ink-2">{t("public.label")}</h2>
        {/* A page of the worker, without script. */}
        <a href={t("public.request.path")} class={LINK}>
          {t("public.request")}
        </a>
        <Link to="/verify" class={LINK}>
          {t("public.verify")}
        </Link>
      </section>
    </Page>
  );
}
