import { createEffect, createRoot } from "solid-js";

/** Resolves as soon as the reactive condition holds. */
export function until(condition: () => boolean): Promise<void> {
  return new Promise((resolve) => {
    createRoot((dispose) => {
      createEffect(() => {
        if (!condition()) return;
        resolve();
        queueMicrotask(dispose);
      });
    });
  });
}
