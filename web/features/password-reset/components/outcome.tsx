import { Link } from "@tanstack/solid-router";
import type { JSX } from "solid-js";
import { buttonClass } from "#web/ui/button-class.ts";
import { Page, PageHeader } from "#web/ui/page.tsx";

/** What happened, and where to go from here. */
export function Outcome(props: {
  title: string;
  text: string;
  to: "/sign-in" | "/forgot-password";
  action: JSX.Element;
}) {
  return (
    <Page class="max-w-md! sm:pt-16">
      <PageHeader pageName={props.title} lead={props.text} />
      <div>
        <Link to={props.to} class={buttonClass("primary", "lg")}>
          {props.action}
        </Link>
      </div>
    </Page>
  );
}
