import Check from "lucide-solid/icons/check";
import ChevronDown from "lucide-solid/icons/chevron-down";
import { For, Show } from "solid-js";
import type { OwnClass, TargetField, UploadColumn } from "#contract/uploads.ts";
import { cx } from "#web/ui/cx.ts";
import { Field } from "#web/ui/form/field.tsx";
import { RadioGroup } from "#web/ui/form/radio-group.tsx";
import { columnOf, companyTargets, contactTargets } from "../mapping.ts";
import { messages } from "../messages.ts";
import { splitSample } from "../split-cell.ts";

const SHOWN_SAMPLES = 3;

/** One column of the file: what it holds on the left, what becomes of it on the right. */
export function MapRow(props: {
  column: UploadColumn;
  columns: readonly UploadColumn[];
  samples: string[];
  /** It just lost its field to another column. */
  moved: boolean;
  onTarget: (target: TargetField | null) => void;
  onClass: (ownClass: OwnClass) => void;
}) {
  const t = messages.use();
  return (
    <li
      class={cx(
        "grid gap-x-4 gap-y-2 border-b border-line px-4 py-2.5 last:border-b-0 md:grid-cols-[5fr_6fr]",
        props.moved && "bg-brand-soft",
      )}
    >
      <div class="grid min-w-0 content-start gap-0.5">
        <p class="flex items-center gap-1.5 font-medium">
          <span class="truncate" title={props.column.header}>
            {props.column.header}
          </span>
          <Show when={props.column.target}>
            <Check size={14} class="flex-none text-good" aria-hidden="true" />
          </Show>
        </p>
        <p class="line-clamp-2 text-sm wrap-anywhere text-ink-3">
          <Show when={props.samples.length > 0} fallback={<em>{t("map.no_values")}</em>}>
            {props.samples.slice(0, SHOWN_SAMPLES).join(" · ")}
          </Show>
        </p>
      </div>
      <div class="grid min-w-0 content-start gap-1.5">
        <TargetSelect column={props.column} columns={props.columns} onTarget={props.onTarget} />
        <Show when={splitSample(props.column.target, props.samples)}>
          {(split) => (
            <p class="text-sm wrap-anywhere text-ink-2">
              ‘{split().sample}’ {t("map.split")}:{" "}
              <For each={split().parts}>
                {(part, at) => (
                  <>
                    {at() > 0 && " · "}
                    <span class="text-ink-3">{t(`target.${part.field}`)}</span>{" "}
                    <span class="font-medium text-ink">{part.value}</span>
                  </>
                )}
              </For>
            </p>
          )}
        </Show>
        <Show when={props.column.target === null}>
          <RadioGroup
            label={t("map.class", { column: props.column.header })}
            hideLabel
            inline
            class="text-sm"
            value={props.column.ownClass}
            onInput={props.onClass}
            options={[
              { value: "personal", label: t("map.class.personal") },
              { value: "company", label: t("map.class.company") },
            ]}
          />
        </Show>
      </div>
    </li>
  );
}

function TargetSelect(props: {
  column: UploadColumn;
  columns: readonly UploadColumn[];
  onTarget: (target: TargetField | null) => void;
}) {
  const t = messages.use();
  const groups = [
    { name: "company", targets: companyTargets },
    { name: "contact", targets: contactTargets },
  ] as const;
  const label = (target: TargetField) => {
    const owner = props.columns[columnOf(props.columns, target)];
    const name = t(`target.${target}`);
    return owner && owner.header !== props.column.header
      ? t("map.in_use", { target: name, column: owner.header })
      : name;
  };
  return (
    <Field label={t("map.target", { column: props.column.header })} hideLabel>
      {(control) => (
        <div class="relative">
          <select
            {...control()}
            class={cx("control", props.column.target === null && "text-ink-3")}
            autocomplete="off"
            onChange={(event) => props.onTarget((event.currentTarget.value || null) as TargetField | null)}
          >
            <option value="" selected={props.column.target === null}>
              {t("map.own")}
            </option>
            <For each={groups}>
              {(group) => (
                <optgroup label={t(`map.group.${group.name}`)}>
                  <For each={group.targets}>
                    {(target) => (
                      <option value={target} selected={props.column.target === target}>
                        {label(target)}
                      </option>
                    )}
                  </For>
                </optgroup>
              )}
            </For>
          </select>
          <ChevronDown
            size={16}
            class="pointer-events-none absolute top-1/2 right-2.5 -translate-y-1/2 text-ink-3"
            aria-hidden="true"
          />
        </div>
      )}
    </Field>
  );
}
