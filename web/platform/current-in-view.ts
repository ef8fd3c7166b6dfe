import { useLocation } from "@tanstack/solid-router";
import { createEffect, on, onCleanup, onMount } from "solid-js";

/** A row of links that scrolls sideways on a phone: the link of the page one is on stays in sight. */
export function keepCurrentInView(row: () => HTMLElement | undefined): void {
  const location = useLocation();
  const show = () => {
    const nav = row();
    const here = nav?.querySelector<HTMLElement>("[aria-current=page]");
    if (nav && here) nav.scrollLeft = here.offsetLeft - nav.offsetLeft - (nav.clientWidth - here.offsetWidth) / 2;
  };
  createEffect(
    on(
      () => location().pathname,
      () => queueMicrotask(show),
    ),
  );
  // A turned phone, and the links that come after the session is known.
  onMount(() => {
    const sizes = new ResizeObserver(show);
    const nav = row();
    if (nav) sizes.observe(nav);
    onCleanup(() => sizes.disconnect());
  });
}
