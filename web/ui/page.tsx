import { type JSX, Show } from "solid-js";
import { usePageName } from "#web/platform/page-title.ts";
import { cx } from "./cx.ts";

const WIDTH = {
  /** Forms, agreements: 65 characters, larger type. */
  text: "max-w-[68ch] text-lg",
  normal: "max-w-6xl",
  full: "max-w-none",
};

/** The frame of a page: `<Page width="text">…</Page>` */
export const Page = (props: { width?: keyof typeof WIDTH; class?: string; children: JSX.Element }) => (
  <div
    class={cx(
      "mx-auto grid w-full grid-cols-[minmax(0,1fr)] content-start gap-5 px-4 py-6 sm:px-6",
      WIDTH[props.width ?? "normal"],
      props.class,
    )}
  >
    {props.children}
  </div>
);

export interface PageHeaderProps {
  /** Names the screen in the tab and to screen readers; never a person, company or assignment. */
  pageName: string;
  /** What stands on the page; the page's name unless given. */
  title?: JSX.Element;
  /** One line below: what this place is for, or the state of it. */
  lead?: JSX.Element;
  /** A link back, above the title. */
  back?: JSX.Element;
  actions?: JSX.Element;
}

/** The one h1 of a page: `<PageHeader pageName={t("title")} lead="…" actions={<Button variant="primary" …/>} />` */
export function PageHeader(props: PageHeaderProps) {
  usePageName(() => props.pageName);
  return (
    <header class="grid gap-1">
      <Show when={props.back}>
        <div class="text-sm text-ink-3 [&_a]:underline-offset-2 [&_a:hover]:underline">{props.back}</div>
      </Show>
      <div class="flex flex-wrap items-start justify-between gap-x-4 gap-y-3">
        <div class="grid min-w-0 flex-1 basis-72 gap-1">
          <h1 tabindex={-1} class="text-xl leading-9">
            {props.title ?? props.pageName}
          </h1>
          <Show when={props.lead}>
            <div class="max-w-measure text-ink-2">{props.lead}</div>
          </Show>
        </div>
        <Show when={props.actions}>
          <div class="flex flex-wrap items-center gap-2">{props.actions}</div>
        </Show>
      </div>
    </header>
  );
}
