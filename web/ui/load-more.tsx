import { type JSX, Show } from "solid-js";
import { problemText } from "#web/platform/problem.ts";
import { Banner } from "./banner.tsx";
import { Button } from "./button.tsx";

export interface LoadMoreProps {
  /** An infinite query. */
  pages: {
    hasNextPage: boolean;
    isFetchingNextPage: boolean;
    isFetchNextPageError: boolean;
    error: unknown;
    fetchNextPage: () => unknown;
  };
  /** The button's words. */
  children: JSX.Element;
  /** Stands where there is nothing more. */
  end?: JSX.Element;
}

/** Below a list that comes in pages: `<LoadMore pages={list}>{t("more")}</LoadMore>` */
export const LoadMore = (props: LoadMoreProps) => (
  <Show when={props.pages.hasNextPage} fallback={props.end}>
    <Show when={props.pages.isFetchNextPageError}>
      <Banner tone="bad">{problemText(props.pages.error)}</Banner>
    </Show>
    <div class="flex justify-center">
      <Button busy={props.pages.isFetchingNextPage} onClick={() => void props.pages.fetchNextPage()}>
        {props.children}
      </Button>
    </div>
  </Show>
);
