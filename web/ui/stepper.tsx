import Check from "lucide-solid/icons/check";
import { For, type JSX, Show } from "solid-js";
import { cx } from "./cx.ts";
import { messages } from "./messages.ts";

export interface Step {
  id: string;
  label: string;
  /** What the step found: "6.804 regels, ; als scheidingsteken". */
  found?: JSX.Element;
}

/** A rail of steps; vertical on a wide screen, one line on a phone: `<Stepper label=… steps={…} current="map" onGo={…} />` */
export function Stepper(props: {
  label: string;
  steps: readonly Step[];
  current: string;
  /** Makes finished steps buttons. */
  onGo?: (id: string) => void;
}) {
  const t = messages.use();
  const position = () => props.steps.findIndex((step) => step.id === props.current);
  return (
    <nav aria-label={props.label}>
      <p class="mb-2 text-sm text-ink-3 lg:sr-only">
        {t("stepper.position", { n: position() + 1, total: props.steps.length })}
      </p>
      <ol class="flex gap-1 lg:grid lg:gap-0">
        <For each={props.steps}>
          {(step, index) => {
            const done = () => index() < position();
            const here = () => index() === position();
            const body = () => (
              <>
                <span
                  class={cx(
                    "hidden size-6 flex-none place-items-center rounded-full border text-xs font-medium tabular-nums lg:grid",
                    done() && "border-brand-line bg-brand-soft text-brand",
                    here() && "border-brand bg-brand text-brand-ink",
                    !done() && !here() && "border-line-strong text-ink-3",
                  )}
                  aria-hidden="true"
                >
                  <Show when={done()} fallback={index() + 1}>
                    <Check size={14} />
                  </Show>
                </span>
                <span class={cx("grid min-w-0 text-start lg:block", !here() && "max-lg:sr-only")}>
                  <span class={cx("block leading-6", here() ? "font-semibold" : done() ? "text-ink" : "text-ink-3")}>
                    {step.label}
                    <Show when={done()}>
                      <span class="sr-only"> ({t("stepper.done")})</span>
                    </Show>
                  </span>
                  <Show when={step.found}>
                    <span class="block text-sm text-ink-3 max-lg:hidden">{step.found}</span>
                  </Show>
                </span>
              </>
            );
            return (
              <li
                aria-current={here() ? "step" : undefined}
                class={cx(
                  "max-lg:border-t-2 max-lg:pt-1.5 lg:relative lg:pb-4",
                  here() ? "max-lg:flex-3" : "max-lg:flex-1",
                  done() || here() ? "max-lg:border-brand" : "max-lg:border-line",
                  "lg:not-last:before:absolute lg:not-last:before:top-7 lg:not-last:before:bottom-1 lg:not-last:before:left-3 lg:not-last:before:w-px lg:not-last:before:bg-line",
                )}
              >
                <Show when={done() && props.onGo} fallback={<div class="flex gap-2.5">{body()}</div>}>
                  <button
                    type="button"
                    class="flex gap-2.5 rounded-md hover:underline"
                    onClick={() => props.onGo?.(step.id)}
                  >
                    {body()}
                  </button>
                </Show>
              </li>
            );
          }}
        </For>
      </ol>
    </nav>
  );
}
