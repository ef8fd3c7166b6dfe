import { resolveTemplate, translator } from "@solid-primitives/i18n";
import { createSignal } from "solid-js";
import { readPreference, writePreference } from "./preference.ts";

export const locales = ["nl", "en"] as const;
export type Locale = (typeof locales)[number];

const [current, setCurrent] = createSignal<Locale>(readPreference("locale", locales) ?? "nl");

/** The language of the person at the screen; reactive. */
export const locale = current;

export function setLocale(next: Locale): void {
  writePreference("locale", next);
  setCurrent(next);
  applyLocale();
}

/** Tells the browser (hyphenation, screen readers) which language the page is in. */
export function applyLocale(): void {
  document.documentElement.lang = current();
}

type Params = Record<string, string | number>;
type Message = string | ((params: never) => string);
type Dictionary = Record<string, Message>;
type SameMessages<D extends Dictionary> = {
  [K in keyof D]: D[K] extends (params: infer P) => string ? (params: P) => string : string;
};
type Args<M> = M extends (params: infer P) => string ? [params: P] : [params?: Params];

/** Translates a key of one feature's messages; reactive where it is read. */
export type Translate<D> = <K extends keyof D & string>(key: K, ...args: Args<D[K]>) => string;

/**
 * Joins the Dutch and English texts of one feature. A text is a string with `{{ name }}` places, or a function of its
 * params (for plurals). tsc refuses an English set that misses a key or has one too many.
 */
export function defineMessages<D extends Dictionary>(texts: { nl: D; en: SameMessages<NoInfer<D>> }) {
  const t = translator(() => texts[current()] as Record<string, string>, resolveTemplate) as unknown as Translate<D>;
  return { texts, use: () => t };
}
