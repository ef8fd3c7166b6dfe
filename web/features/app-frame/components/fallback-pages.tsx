import { type ErrorComponentProps, Link, useRouter } from "@tanstack/solid-router";
import { createEffect, on } from "solid-js";
import { online } from "#web/platform/connection.ts";
import { buttonClass } from "#web/ui/button-class.ts";
import { Page, PageHeader } from "#web/ui/page.tsx";
import { ErrorState } from "#web/ui/states.tsx";
import { messages } from "../messages.ts";

export function NotFoundPage() {
  const t = messages.use();
  return (
    <Page width="text">
      <PageHeader pageName={t("not_found.title")} lead={t("not_found.text")} />
      <div>
        <Link to="/" class={buttonClass("primary")}>
          {t("not_found.home")}
        </Link>
      </div>
    </Page>
  );
}

/** A route that could not load: offline, refused or broken. Says which, offers to try again. */
export function ErrorPage(props: ErrorComponentProps) {
  const t = messages.use();
  const router = useRouter();
  const retry = () => {
    props.reset();
    return router.invalidate();
  };
  // As the page says: what could not be fetched is fetched again once there is a connection.
  createEffect(on(online, (reached) => reached && void retry(), { defer: true }));
  return (
    <Page width="text">
      <h1 tabindex={-1} class="sr-only">
        {t("error.name")}
      </h1>
      <ErrorState problem={props.error} retry={retry} />
    </Page>
  );
}

/** For a role without a screen yet. */
export function NoScreenPage() {
  const t = messages.use();
  return (
    <Page width="text">
      <PageHeader pageName={t("no_screen.title")} lead={t("no_screen.text")} />
    </Page>
  );
}
