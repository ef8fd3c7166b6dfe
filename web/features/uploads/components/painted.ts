import { type Accessor, createSignal, onCleanup } from "solid-js";

const LATER_MS = 60;

/** True a moment after the screen came up: what is heavy to draw comes then, so that a slow phone is never held up. */
export function createPainted(): Accessor<boolean> {
  const [painted, setPainted] = createSignal(false);
  const soon = setTimeout(() => setPainted(true), LATER_MS);
  onCleanup(() => clearTimeout(soon));
  return painted;
}
