import { type JSX, Show } from "solid-js";

/** One step: what it is about, the work in the middle, what it means at the side, its buttons below. */
export function StepFrame(props: {
  title: JSX.Element;
  lead?: JSX.Element;
  /** What will happen, or what to know; beside the work where there is room. */
  side?: JSX.Element;
  /** Buttons, the main one last; on a phone they stay in view. */
  actions?: JSX.Element;
  children: JSX.Element;
}) {
  return (
    <>
      <header class="grid gap-1">
        <h2 tabindex={-1} class="text-xl focus:outline-none">
          {props.title}
        </h2>
        <Show when={props.lead}>
          <p class="max-w-measure text-ink-2">{props.lead}</p>
        </Show>
      </header>
      <Show when={props.side} fallback={<div class="grid min-w-0 content-start gap-4">{props.children}</div>}>
        <div class="grid min-w-0 gap-5 xl:grid-cols-[minmax(0,1fr)_17rem]">
          <div class="grid min-w-0 content-start gap-4">{props.children}</div>
          <aside class="grid content-start gap-4">{props.side}</aside>
        </div>
      </Show>
      <Show when={props.actions}>
        <div class="sticky bottom-0 z-5 -mx-4 flex flex-wrap items-center justify-between gap-2 border-t border-line bg-bg px-4 py-3 sm:mx-0 sm:px-0">
          {props.actions}
        </div>
      </Show>
    </>
  );
}
