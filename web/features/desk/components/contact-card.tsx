import { For, Show } from "solid-js";
import type { CardContact, CardValue } from "#contract/desk.ts";
import { Button } from "#web/ui/button.tsx";
import { cx } from "#web/ui/cx.ts";
import { isShown, missingFields, withheld } from "../checks-state.ts";
import { messages } from "../messages.ts";
import { useDesk, useLead } from "../use-desk.ts";
import { contactTitle } from "../words.ts";
import { AddValueForm } from "./add-value-form.tsx";
import { ContactValue } from "./contact-value.tsx";
import { EditButton } from "./edit-button.tsx";
import { LeavingConfirm } from "./leaving-confirm.tsx";
import { MethodChooser } from "./method-chooser.tsx";

/** One person; the chosen one bears the keys. */
export function ContactCard(props: { contact: CardContact; number: number }) {
  const t = messages.use();
  const { checks } = useDesk();
  const lead = useLead();
  const isActive = () => checks.active()?.id === props.contact.id;
  const several = () => lead().contacts.length > 1;
  /** The heading says name and function where they may be used; below stands the rest. */
  const rows = () =>
    props.contact.values.filter((value) => !inHeading(value) || isEdited(value) || value.other !== undefined);
  const inHeading = ({ field, usable }: CardValue) => usable && (field === "name" || field === "function");
  const isEdited = ({ field }: CardValue) => {
    const doing = checks.doing();
    return doing.what === "edit" && doing.contactId === props.contact.id && doing.field === field;
  };
  const key = (letter: string) => (isActive() ? letter : undefined);
  return (
    <li
      class={cx(
        "grid gap-1.5 border-l-3 py-2.5 pr-4 pl-3.25",
        isActive() && several() ? "border-l-brand" : "border-l-transparent",
      )}
    >
      <div class="flex flex-wrap items-center justify-between gap-2">
        <h3 class="group flex flex-wrap items-center gap-x-1 font-medium">
          <Show when={several()} fallback={contactTitle(props.contact, props.number)}>
            <button
              type="button"
              class="rounded-sm text-start pointer-coarse:min-h-11"
              aria-pressed={isActive()}
              aria-label={t("contact.choose", { name: contactTitle(props.contact, props.number) })}
              onClick={() => checks.activate(props.contact.id)}
            >
              {contactTitle(props.contact, props.number)}
            </button>
          </Show>
          <For each={props.contact.values.filter(inHeading)}>
            {(value) => <EditButton contactId={props.contact.id} field={value.field} />}
          </For>
        </h3>
        <div class="flex flex-wrap gap-2">
          <Show
            when={
              !lead().closingOnly && withheld(props.contact).length > 0 && !checks.isDoing("method", props.contact.id)
            }
          >
            <Button size="sm" kbd={key("C")} onClick={() => checks.askMethod(props.contact)}>
              {t("check.start")}
            </Button>
          </Show>
          <Show
            when={
              !lead().closingOnly &&
              missingFields(props.contact).length > 0 &&
              !checks.isDoing("addValue", props.contact.id)
            }
          >
            <Button size="sm" variant="quiet" kbd={key("M")} onClick={() => checks.openAddValue(props.contact)}>
              {t("add.value_open")}
            </Button>
          </Show>
          <Show
            when={
              !lead().closingOnly && props.contact.values.some(isShown) && !checks.isDoing("leaving", props.contact.id)
            }
          >
            <Button
              size="sm"
              variant="quiet"
              kbd={key("U")}
              onClick={() => {
                checks.activate(props.contact.id);
                checks.askLeft(props.contact);
              }}
            >
              {t("contact.left")}
            </Button>
          </Show>
        </div>
      </div>
      <Show when={checks.isDoing("method", props.contact.id)}>
        <MethodChooser contact={props.contact} />
      </Show>
      <Show when={checks.isDoing("addValue", props.contact.id)}>
        <AddValueForm contact={props.contact} />
      </Show>
      <Show when={checks.isDoing("leaving", props.contact.id)}>
        <LeavingConfirm />
      </Show>
      <dl class="grid grid-cols-[5rem_minmax(0,1fr)] items-center gap-x-3 gap-y-1">
        <For each={rows()}>{(value) => <ContactValue contactId={props.contact.id} value={value} />}</For>
      </dl>
    </li>
  );
}
