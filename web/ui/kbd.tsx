import type { JSX } from "solid-js";

/** The key that does the same, as shown on its button: `<Kbd>⌃⏎</Kbd>`; not where there is no keyboard. */
export const Kbd = (props: { children: JSX.Element }) => (
  <span aria-hidden="true" class="inline-flex max-sm:hidden pointer-coarse:hidden">
    <kbd class="inline-grid min-w-5 place-items-center rounded-sm border border-current/25 px-1 font-sans text-xs leading-4 opacity-80">
      {props.children}
    </kbd>
  </span>
);
