/**
 * The only two things the browser may keep: language and theme. Nothing personal, ever (P3-7): everything else lives in
 * memory and goes when the tab goes.
 */
type PreferenceName = "locale" | "theme";

const key = (name: PreferenceName) => `leadhunter.${name}`;

export function readPreference<T extends string>(name: PreferenceName, allowed: readonly T[]): T | null {
  try {
    const stored = globalThis.localStorage?.getItem(key(name)) ?? null;
    return allowed.find((value) => value === stored) ?? null;
  } catch {
    return null; // storage switched off by the browser: the default will do
  }
}

export function writePreference(name: PreferenceName, value: string): void {
  try {
    globalThis.localStorage?.setItem(key(name), value);
  } catch {
    // Not kept; the choice still holds for this tab.
  }
}
