import * as Kobalte from "@kobalte/core/toast";
import X from "lucide-solid/icons/x";
import { type JSX, Show } from "solid-js";
import { Button } from "./button.tsx";
import { buttonClass } from "./button-class.ts";
import { cx } from "./cx.ts";
import { messages } from "./messages.ts";

export interface ToastOptions {
  text: JSX.Element;
  tone?: "neutral" | "good" | "bad";
  action?: { label: string; run: () => void };
  /** Milliseconds; 6 s unless given. `null` stays until closed. */
  duration?: number | null;
}

const EDGE = { neutral: "border-l-brand", good: "border-l-good", bad: "border-l-bad" };

/** A short message that needs no answer: `showToast({ text: t("saved"), action: { label: t("undo"), run: undo } })`. Returns its id. */
export function showToast(options: ToastOptions): number {
  return Kobalte.toaster.show((shown) => {
    const t = messages.use();
    return (
      <Kobalte.Root
        as="div"
        toastId={shown.toastId}
        duration={options.duration ?? 6_000}
        persistent={options.duration === null}
        priority={options.tone === "bad" ? "high" : "low"}
      >
        {/* The frame itself is not animated: closing would wait for the end of an animation that ended long ago. */}
        <div
          class={cx(
            "animate-appear flex items-center gap-3 rounded-md border border-l-3 border-line bg-raised py-2 pr-2 pl-3 shadow-raised",
            EDGE[options.tone ?? "neutral"],
          )}
        >
          <Kobalte.Description class="min-w-0 flex-1">{options.text}</Kobalte.Description>
          <Show when={options.action}>
            {(action) => (
              <Button
                size="sm"
                onClick={() => {
                  action().run();
                  closeToast(shown.toastId);
                }}
              >
                {action().label}
              </Button>
            )}
          </Show>
          <Kobalte.CloseButton
            aria-label={t("toast.close")}
            class={cx(buttonClass("quiet", "sm"), "aspect-square px-0!")}
          >
            <X size={16} aria-hidden="true" />
          </Kobalte.CloseButton>
        </div>
      </Kobalte.Root>
    );
  });
}

const closeToast = (id: number): void => {
  Kobalte.toaster.dismiss(id);
};

/** Stands once in the root. */
export function ToastRegion() {
  const t = messages.use();
  return (
    <Kobalte.Region aria-label={t("toast.region")} class="fixed right-3 bottom-3 left-3 z-60 sm:left-auto sm:w-96">
      {/* A status is no list item: both parts are plain boxes. */}
      <Kobalte.List as="div" class="grid gap-2" />
    </Kobalte.Region>
  );
}
