export type FocusPlace = "heading" | "note" | "outcome" | "checks" | "callback" | "introduction" | "script" | "fields";

/** Where the eye must go next; a part of the screen registers itself by `ref`. */
export function createFocus() {
  // On a phone the outcomes stand elsewhere than in the bar below: a place may be drawn twice, once in sight.
  const places = new Map<FocusPlace, HTMLElement[]>();
  const now = (place: FocusPlace) => {
    const element = places.get(place)?.findLast((each) => each.isConnected && each.offsetParent !== null);
    if (element === undefined) return;
    element.focus({ preventScroll: true });
    if (place === "heading") window.scrollTo({ top: 0 });
    else element.scrollIntoView({ block: "nearest" });
  };
  return {
    place: (name: FocusPlace) => (element: HTMLElement) =>
      void places.set(name, [...(places.get(name) ?? []).filter((each) => each.isConnected), element]),
    now,
    /** After the screen has drawn what just changed. */
    soon: (place: FocusPlace) => void requestAnimationFrame(() => now(place)),
  };
}

export type DeskFocus = ReturnType<typeof createFocus>;
