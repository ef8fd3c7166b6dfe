import * as Popover from "@kobalte/core/popover";
import { Link, useLocation } from "@tanstack/solid-router";
import ChevronDown from "lucide-solid/icons/chevron-down";
import { createSignal, For, Show } from "solid-js";
import { keepCurrentInView } from "#web/platform/current-in-view.ts";
import type { Session } from "#web/platform/session.ts";
import { messages } from "../messages.ts";
import { type NavItem, navFor, splitNav } from "../nav.ts";

const PLACE =
  "min-h-12 items-center border-b-2 border-transparent px-2 text-ink-2 transition-colors hover:text-ink focus-visible:-outline-offset-2 aria-[current=page]:border-brand aria-[current=page]:font-medium aria-[current=page]:text-ink max-sm:min-h-11 sm:px-3";

/** Where one can go. On a phone a second line that scrolls sideways, with the place one is at in sight. */
export function MainNav(props: { session: Session }) {
  const places = () => splitNav(navFor(props.session));
  return (
    <Show when={places().main.length > 0}>
      <Row main={places().main} more={places().more} />
    </Show>
  );
}

function Row(props: { main: readonly NavItem[]; more: readonly NavItem[] }) {
  const t = messages.use();
  let row!: HTMLElement;
  keepCurrentInView(() => row);
  return (
    <nav
      ref={row}
      aria-label={t("nav.label")}
      class="flex max-sm:order-last max-sm:-mx-2 max-sm:basis-full max-sm:overflow-x-auto max-sm:whitespace-nowrap sm:ml-3"
    >
      <For each={props.main}>
        {(item) => (
          <Link to={item.to as "/"} class={`grid ${PLACE}`}>
            {t(item.label)}
          </Link>
        )}
      </For>
      <Show when={props.more.length > 0}>
        <More items={props.more} />
      </Show>
    </nav>
  );
}

/** What is rarely used; the button bears the name of the place when one is there. */
function More(props: { items: readonly NavItem[] }) {
  const t = messages.use();
  const location = useLocation();
  const [open, setOpen] = createSignal(false);
  const here = () => props.items.find(({ to }) => location().pathname.startsWith(to));
  return (
    <Popover.Root open={open()} onOpenChange={setOpen} gutter={4} placement="bottom-start">
      <Popover.Trigger class={`relative flex gap-1 ${PLACE}`} aria-current={here() ? "page" : undefined}>
        <Show when={here()} fallback={t("nav.more")}>
          {(place) => (
            <>
              {t(place().label)}
              <span class="sr-only">, {t("nav.more")}</span>
            </>
          )}
        </Show>
        <ChevronDown size={14} aria-hidden="true" />
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Content
          aria-label={t("nav.more")}
          class="animate-appear z-40 grid min-w-48 rounded-lg border border-line bg-raised py-1 shadow-raised"
        >
          <For each={props.items}>
            {(item) => (
              <Link
                to={item.to as "/"}
                onClick={() => setOpen(false)}
                class="flex min-h-9 items-center px-4 text-ink-2 hover:bg-sunken hover:text-ink focus-visible:-outline-offset-2 aria-[current=page]:font-medium aria-[current=page]:text-ink pointer-coarse:min-h-11"
              >
                {t(item.label)}
              </Link>
            )}
          </For>
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}
