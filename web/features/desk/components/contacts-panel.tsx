import { For, Show } from "solid-js";
import { problemText } from "#web/platform/problem.ts";
import { Banner } from "#web/ui/banner.tsx";
import { Button } from "#web/ui/button.tsx";
import { HandOver } from "../hand-over/hand-over.tsx";
import { messages } from "../messages.ts";
import { useDesk, useLead } from "../use-desk.ts";
import { ContactCard } from "./contact-card.tsx";
import { NewContactForm } from "./new-contact-form.tsx";

/** The people of this assignment at this company; arrows choose whom the keys speak of. */
export function ContactsPanel() {
  const t = messages.use();
  const desk = useDesk();
  const lead = useLead();
  return (
    <section class="overflow-clip rounded-lg border border-line bg-surface">
      <div class="flex flex-wrap items-center justify-between gap-2 px-4 pt-2 pb-1">
        <h2 class="text-sm font-semibold">{t("contacts.title")}</h2>
        <div class="flex flex-wrap items-center gap-2">
          <Show when={!lead().closingOnly && !desk.checks.isDoing("newContact")}>
            <Button size="sm" variant="quiet" kbd="A" onClick={desk.checks.openNewContact}>
              {t("add.contact")}
            </Button>
          </Show>
          <HandOver />
        </div>
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
      <Show when={desk.checks.isDoing("newContact")}>
        <NewContactForm />
      </Show>
    </section>
  );
}
