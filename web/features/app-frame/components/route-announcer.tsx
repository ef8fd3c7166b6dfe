import { useRouter } from "@tanstack/solid-router";
import { createSignal, onCleanup } from "solid-js";
import { currentPageName } from "#web/platform/page-title.ts";

/**
 * After navigation: focus goes to the page's heading and its name is read out. Only when the path changed, so that a
 * filter in the search part does not take the focus from the field somebody types in.
 */
export function RouteAnnouncer() {
  const router = useRouter();
  const [text, setText] = createSignal("");
  const stop = router.subscribe("onRendered", (event) => {
    if (!event.fromLocation || !event.pathChanged) return;
    setTimeout(() => {
      if (document.querySelector("[role=dialog]")) return;
      document.querySelector<HTMLElement>("main h1[tabindex], main")?.focus({ preventScroll: true });
      scrollTo(0, 0);
      setText(currentPageName());
    });
  });
  onCleanup(stop);
  return (
    <div class="sr-only" aria-live="polite" aria-atomic="true">
      {text()}
    </div>
  );
}
