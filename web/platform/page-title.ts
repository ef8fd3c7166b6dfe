import { createEffect, createSignal, onCleanup } from "solid-js";

const PRODUCT = "Leadhunter";

const [pageName, setPageName] = createSignal("");

/** The name of the page on screen, for the route announcement. */
export const currentPageName = pageName;

/**
 * Names the page in the tab. The title ends up in the browser's history file, so it says which screen this is and never
 * whom or what it shows (security checklist, finding 1).
 */
export function usePageName(name: () => string): void {
  createEffect(() => {
    setPageName(name());
    document.title = name() ? `${name()} · ${PRODUCT}` : PRODUCT;
  });
  onCleanup(() => {
    document.title = PRODUCT;
  });
}
