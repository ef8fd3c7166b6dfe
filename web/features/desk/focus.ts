export type FocusPlace = "heading" | "note" | "outcome" | "checks" | "callback" | "introduction" | "script" | "fields";

/** Where the eye must go next; a part of the screen registers itself by `ref`. */
export function createFocus() {
  const places = new Map<FocusPlace, HTMLElement>();
  const now = (place: FocusPlace) => {
    const element = places.get(place);
    if (!element?.isConnected) return;
    element.focus({ preventScroll: true });
    if (place === "heading") window.scrollTo({ top: 0 });
    else element.scrollIntoView({ block: "nearest" });
  };
  return {
    place: (name: FocusPlace) => (element: HTMLElement) => void places.set(name, element),
    now,
    /** After the screen has drawn what just changed. */
    soon: (place: FocusPlace) => void requestAnimationFrame(() => now(place)),
  };
}

export type DeskFocus = ReturnType<typeof createFocus>;
