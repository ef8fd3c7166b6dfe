import { createSignal, For, onMount, Show } from "solid-js";
import { createStore } from "solid-js/store";
import { asProblem, problemText } from "#web/platform/problem.ts";
import { Banner } from "#web/ui/banner.tsx";
import { Button } from "#web/ui/button.tsx";
import { Form } from "#web/ui/form/form.tsx";
import { TextField } from "#web/ui/form/text-field.tsx";
import { type CheckRow, companyRows, verifiedFields } from "../company-rows.ts";
import { messages } from "../messages.ts";
import { useDesk, useLead } from "../use-desk.ts";
import { OtherCompanyValue } from "./other-company-value.tsx";
import { StaleMark } from "./stale-mark.tsx";

/** General data asked in the call: ticked and unchanged is "klopt", typed over is changed. */
export function CompanyCheck() {
  const t = messages.use();
  const desk = useDesk();
  const lead = useLead();
  const [rows, setRows] = createStore<CheckRow[]>(companyRows(lead().company));
  const [nothing, setNothing] = createSignal(false);
  let list!: HTMLDivElement;
  onMount(() => {
    const first = Math.max(
      0,
      rows.findIndex((row) => row.asked),
    );
    list.querySelectorAll<HTMLInputElement>("input:not([type=checkbox])")[first]?.focus();
  });
  const save = async () => {
    const fields = verifiedFields(rows);
    setNothing(Object.keys(fields).length === 0);
    if (!nothing()) await desk.checks.verifyCompany(fields);
  };
  const refused = (field: string) =>
    asProblem(desk.refusalAt("company")).fields.some(({ pointer }) => pointer.endsWith(`/${field}`))
      ? t("value.refused")
      : undefined;
  return (
    <Form onSubmit={save} busy={desk.checks.busy()}>
      <p class="text-sm text-ink-2">{t("company.form")}</p>
      <div ref={list} class="grid gap-1.5">
        <For each={rows}>
          {(row, i) => (
            <div class="grid grid-cols-[1.5rem_6.5rem_minmax(0,1fr)] items-center gap-x-1">
              <input
                type="checkbox"
                class="tick"
                autocomplete="off"
                aria-label={t("company.asked", { field: t(`company.${row.field}`) })}
                checked={row.asked}
                onChange={(event) => setRows(i(), "asked", event.currentTarget.checked)}
              />
              <span class="flex items-center gap-1 text-sm text-ink-2" aria-hidden="true">
                {t(`company.${row.field}`)}
                <Show when={row.stale}>
                  <StaleMark />
                </Show>
              </span>
              <TextField
                label={t(`company.${row.field}`)}
                hideLabel
                value={row.text}
                maxLength={500}
                error={desk.refusalAt("company") === undefined ? undefined : refused(row.field)}
                inputClass="min-h-8! py-1!"
                onInput={(text) => setRows(i(), { text, asked: true })}
              />
              <OtherCompanyValue
                text={row.text}
                other={row.other}
                onTake={(text) => setRows(i(), { text, asked: true })}
              />
            </div>
          )}
        </For>
      </div>
      <Show when={nothing()}>
        <p role="alert" class="text-sm text-bad">
          {t("company.nothing")}
        </p>
      </Show>
      <Show when={desk.refusalAt("company")}>{(error) => <Banner tone="bad">{problemText(error())}</Banner>}</Show>
      <div class="flex flex-wrap gap-2">
        <Button type="submit" size="sm" variant="primary" kbd="⏎">
          {t("company.save")}
        </Button>
        <Button size="sm" kbd="Esc" onClick={desk.checks.cancel}>
          {t("check.cancel")}
        </Button>
      </div>
    </Form>
  );
}
