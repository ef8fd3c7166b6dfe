import { For, Show } from "solid-js";
import { problemText } from "#web/platform/problem.ts";
import { Banner } from "#web/ui/banner.tsx";
import { HandOver } from "../hand-over/hand-over.tsx";
import { messages } from "../messages.ts";
import { useDesk, useLead } from "../use-desk.ts";
import { ContactCard } from "./contact-card.tsx";

/** The people of this assignment at this company; arrows choose whom the keys speak of. */
export function ContactsPanel() {
  const t = messages.use();
  const desk = useDesk();
  const lead = useLead();
  return (
    <section class="overflow-clip rounded-lg border border-line bg-surface">
      <div class="flex items-center justify-between gap-2 py-1 pr-2 pl-4">
        <h2 class="text-sm font-semibold">{t("contacts.title")}</h2>
        <HandOver />
      </div>
      <Show when={desk.missing().includes("checks")}>
        <p role="alert" class="px-4 pb-1 text-sm text-bad">
          {t("missing.checks")}
        </p>
      </Show>
      <Show when={desk.refusalAt("check")}>
        {(error) => (
          <Banner tone="bad" class="mx-4 mb-2">
            {problemText(error())}
          </Banner>
        )}
      </Show>
      <ul class="divide-y divide-line border-t border-line">
        <For each={lead().contacts} fallback={<li class="px-4 py-3 text-ink-2">{t("contacts.none")}</li>}>
          {(contact, i) => <ContactCard contact={contact} number={i() + 1} />}
        </For>
      </ul>
    </section>
  );
}
