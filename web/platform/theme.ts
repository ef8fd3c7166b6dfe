import { createSignal } from "solid-js";
import { readPreference, writePreference } from "./preference.ts";

export const themes = ["system", "light", "dark"] as const;
export type Theme = (typeof themes)[number];

const [current, setCurrent] = createSignal<Theme>(readPreference("theme", themes) ?? "system");

export const theme = current;

export function setTheme(next: Theme): void {
  writePreference("theme", next);
  setCurrent(next);
  applyTheme();
}

/** Puts the choice on <html>; without it tokens.css follows the system. */
export function applyTheme(): void {
  const chosen = current();
  if (chosen === "system") delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = chosen;
}
