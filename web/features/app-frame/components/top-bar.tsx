import { Link } from "@tanstack/solid-router";
import CircleUser from "lucide-solid/icons/circle-user";
import LogOut from "lucide-solid/icons/log-out";
import { type JSX, Show } from "solid-js";
import { type Session, useSignOut } from "#web/platform/session.ts";
import { Button } from "#web/ui/button.tsx";
import { messages } from "../messages.ts";
import { ConnectionDot } from "./connection-dot.tsx";
import { Logo } from "./logo.tsx";
import { MainNav } from "./main-nav.tsx";
import { LanguageSwitch, ThemeSwitch } from "./preferences.tsx";

/** Product, where one can go, connection, language, colours, out. On a phone the navigation is a second line. */
export function TopBar(props: { session: Session | null | undefined; demo?: JSX.Element; notices?: JSX.Element }) {
  const t = messages.use();
  const signOut = useSignOut();
  return (
    <header class="border-b border-line bg-surface">
      <div class="flex min-h-12 flex-wrap items-center gap-x-3 px-4 sm:px-6">
        <Link to="/" class="flex items-center gap-2 rounded-sm font-semibold tracking-tight">
          <Logo />
          <span class={props.session ? "max-[26rem]:sr-only" : undefined}>Leadhunter</span>
        </Link>
        <Show when={props.session}>{(session) => <MainNav session={session()} />}</Show>
        <div class="ml-auto flex items-center gap-x-2 sm:gap-x-3">
          {props.demo}
          {props.notices}
          <ConnectionDot />
          <div class="flex items-center">
            <LanguageSwitch />
            <ThemeSwitch />
          </div>
          <Show when={props.session}>
            {(session) => (
              <div class="flex items-center gap-2 border-line sm:border-l sm:pl-3">
                <Link
                  to="/account"
                  class="grid min-h-9 min-w-9 place-items-center rounded-md px-1 text-ink-2 hover:text-ink"
                >
                  <CircleUser size={16} class="lg:hidden" aria-hidden="true" />
                  <span class="sr-only">{t("account")}</span>
                  <span class="hidden text-end text-xs leading-4 lg:block">
                    <span class="block font-medium text-ink">{session().user.name}</span>
                    <span class="block text-ink-3">{t(`role.${session().user.role}`)}</span>
                  </span>
                </Link>
                <Button
                  variant="quiet"
                  size="sm"
                  icon={<LogOut size={16} aria-hidden="true" />}
                  aria-label={t("sign_out")}
                  onClick={() => void signOut()}
                >
                  <span class="max-sm:hidden">{t("sign_out")}</span>
                </Button>
              </div>
            )}
          </Show>
        </div>
      </div>
    </header>
  );
}
