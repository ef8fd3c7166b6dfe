import { createSignal, onCleanup } from "solid-js";

/** A number that grows to `total` by `step` per frame: long lists are drawn in parts, so that no part holds the page up. */
export function createGrowing(total: () => number, step: number): () => number {
  const [shown, setShown] = createSignal(step);
  const timer = setInterval(() => {
    setShown((n) => n + step);
    if (shown() >= total()) clearInterval(timer);
  }, 16);
  onCleanup(() => clearInterval(timer));
  return shown;
}
