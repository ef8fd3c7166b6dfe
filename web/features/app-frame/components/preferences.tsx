import Monitor from "lucide-solid/icons/monitor";
import Moon from "lucide-solid/icons/moon";
import Sun from "lucide-solid/icons/sun";
import { For } from "solid-js";
import { Dynamic } from "solid-js/web";
import { locale, locales, setLocale } from "#web/platform/i18n.ts";
import { setTheme, theme, themes } from "#web/platform/theme.ts";
import { cx } from "#web/ui/cx.ts";
import { IconButton } from "#web/ui/icon-button.tsx";
import { messages } from "../messages.ts";

/** NL | EN */
export function LanguageSwitch() {
  const t = messages.use();
  return (
    <fieldset class="flex items-center rounded-md text-xs">
      <legend class="sr-only">{t("language.label")}</legend>
      <For each={locales}>
        {(each) => (
          <button
            type="button"
            lang={each}
            aria-pressed={locale() === each}
            onClick={() => setLocale(each)}
            class={cx(
              "min-h-6 min-w-7 rounded-sm px-1 font-medium uppercase hover:text-ink pointer-coarse:min-h-11 pointer-coarse:min-w-9",
              locale() === each ? "text-ink underline decoration-brand decoration-2 underline-offset-4" : "text-ink-3",
            )}
          >
            {each}
            <span class="sr-only"> {t(`language.${each}`)}</span>
          </button>
        )}
      </For>
    </fieldset>
  );
}

const THEME_ICON = { system: Monitor, light: Sun, dark: Moon };

/** One button through system, light, dark. */
export function ThemeSwitch() {
  const t = messages.use();
  const next = () => themes[(themes.indexOf(theme()) + 1) % themes.length] ?? "system";
  return (
    <IconButton
      label={t(`theme.${theme()}`)}
      icon={<Dynamic component={THEME_ICON[theme()]} size={16} aria-hidden="true" />}
      onClick={() => setTheme(next())}
    />
  );
}
