import Phone from "lucide-solid/icons/phone";
import { For, Show } from "solid-js";
import { Button } from "#web/ui/button.tsx";
import { dial, dialTarget, mayDial } from "../dial.ts";
import { messages } from "../messages.ts";
import { useDesk, useLead } from "../use-desk.ts";
import { CompanyCheck } from "./company-check.tsx";
import { CompanyReports } from "./company-reports.tsx";
import { StaleMark } from "./stale-mark.tsx";

/** General data: old values get a notice, never a block (P4.1-4). Addresses and sites are text, never links. */
export function CompanyPanel() {
  const t = messages.use();
  const desk = useDesk();
  const lead = useLead();
  const company = () => lead().company;
  const stale = () => company().values.filter((value) => value.stale).length + (company().address?.stale ? 1 : 0);
  const others = () => company().values.filter((value) => value.other !== undefined).length;
  const phone = () => company().values.find(({ field }) => field === "phone");
  const rest = () => company().values.filter(({ field }) => !["name", "phone"].includes(field));
  const nameStale = () => company().values.some(({ field, stale: old }) => field === "name" && old);
  return (
    <section class="rounded-lg border border-line bg-surface px-4 py-3">
      <div class="flex flex-wrap items-start justify-between gap-2">
        <h1 tabindex={-1} ref={desk.focus.place("heading")} class="flex min-w-0 items-center gap-x-3 text-xl">
          <span class="min-w-0 wrap-anywhere">{company().name}</span>
          <Show when={nameStale()}>
            <StaleMark />
          </Show>
        </h1>
        <Show when={!desk.checks.isDoing("company") && !lead().closingOnly}>
          <Button
            size="sm"
            variant={stale() > 0 ? "secondary" : "quiet"}
            kbd="V"
            onClick={() => desk.checks.openCompany()}
          >
            {t("company.check")}
          </Button>
        </Show>
      </div>
      <Show when={stale() > 0 && !desk.checks.isDoing("company")}>
        <p class="text-sm text-review">{t("company.stale_count", { n: stale() })}</p>
      </Show>
      <Show when={others() > 0 && !desk.checks.isDoing("company")}>
        <p class="text-sm text-review">{t("other.count", { n: others() })}</p>
      </Show>
      <Show
        when={desk.checks.isDoing("company")}
        fallback={
          <dl class="mt-2 grid grid-cols-[5.5rem_minmax(0,1fr)] items-center sm:grid-cols-[6.5rem_minmax(0,1fr)] gap-x-3 gap-y-1 text-base">
            <Show when={company().address}>
              {(address) => <Row field="address" text={address().text} stale={address().stale} />}
            </Show>
            <Show when={phone()}>
              {(value) => (
                <>
                  <dt class="text-sm text-ink-3">{t("company.phone")}</dt>
                  <dd class="flex flex-wrap items-center gap-x-2 gap-y-1 sm:gap-x-3">
                    <span class="inline-flex items-center gap-2">
                      <span class="tabular font-medium">{value().text}</span>
                      <Show when={value().stale}>
                        <StaleMark />
                      </Show>
                    </span>
                    <DialButton number={value().text} main />
                  </dd>
                </>
              )}
            </Show>
            <For each={rest()}>{(value) => <Row field={value.field} text={value.text} stale={value.stale} />}</For>
          </dl>
        }
      >
        <CompanyCheck />
      </Show>
      <CompanyReports />
    </section>
  );
}

function Row(props: { field: string; text: string; stale: boolean }) {
  const t = messages.use();
  return (
    <>
      <dt class="text-sm text-ink-3">{t(`company.${props.field as "kvk"}`)}</dt>
      <dd class="flex items-center gap-x-2">
        <span class="min-w-0 wrap-anywhere">{props.text}</span>
        <Show when={props.stale}>
          <StaleMark />
        </Show>
      </dd>
    </>
  );
}

/** Dials by script on a press; the key stands on the one the key B calls. */
export function DialButton(props: { number: string; contactId?: string; field?: string; main?: boolean }) {
  const t = messages.use();
  const desk = useDesk();
  const isTarget = () => {
    const target = dialTarget(desk.hand.lead, desk.checks.active());
    if (target === undefined) return false;
    return props.main
      ? target.contactId === null
      : target.contactId === props.contactId && target.field === props.field;
  };
  return (
    <Button
      size="sm"
      disabled={!mayDial(desk.hand.lead)}
      icon={<Phone size={14} aria-hidden="true" />}
      kbd={isTarget() ? "B" : undefined}
      onClick={() => {
        desk.setPhase("call");
        dial(props.number);
      }}
    >
      <span aria-hidden="true">{t("dial")}</span>
      <span class="sr-only">{t("dial.number", { number: props.number })}</span>
    </Button>
  );
}
