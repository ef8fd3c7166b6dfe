import { Link } from "@tanstack/solid-router";
import { buttonClass } from "#web/ui/button-class.ts";
import { Page, PageHeader } from "#web/ui/page.tsx";
import { messages } from "../messages.ts";

/** The end of the road, good or bad: what happened and where to go. */
export function OutcomePage(props: { title: string; text: string }) {
  const t = messages.use();
  return (
    <Page width="text">
      <PageHeader pageName={props.title} lead={props.text} />
      <div>
        <Link to="/sign-in" class={buttonClass("primary")}>
          {t("done.action")}
        </Link>
      </div>
    </Page>
  );
}
