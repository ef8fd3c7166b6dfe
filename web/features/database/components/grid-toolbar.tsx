import Search from "lucide-solid/icons/search";
import SlidersHorizontal from "lucide-solid/icons/sliders-horizontal";
import X from "lucide-solid/icons/x";
import { createSignal, type JSX, Show } from "solid-js";
import type { OutcomeWord } from "#contract/desk.ts";
import type { RowFilter, RowSort } from "#contract/rows.ts";
import { leadStates, rowChecks, rowSorts } from "#contract/rows.ts";
import { Button } from "#web/ui/button.tsx";
import { cx } from "#web/ui/cx.ts";
import { Form } from "#web/ui/form/form.tsx";
import { SelectField } from "#web/ui/form/select-field.tsx";
import { TextField } from "#web/ui/form/text-field.tsx";
import { outcomeText } from "#web/ui/outcomes/outcome-text.ts";
import type { GridView } from "../database.queries.ts";
import { messages } from "../messages.ts";

/** The order, the filters and the jump. Only general data and outcomes: nothing of a person is searched here. */
export function GridToolbar(props: {
  view: GridView;
  /** Outcomes a call of this assignment may have. */
  outcomes: readonly OutcomeWord[];
  onView: (view: GridView) => void;
  children?: JSX.Element;
}) {
  const t = messages.use();
  const [text, setText] = createSignal(props.view.filter.text ?? "");
  const [jump, setJump] = createSignal("");
  const filter = (change: { [K in keyof RowFilter]?: RowFilter[K] | undefined }) => {
    const next = { ...props.view.filter, ...change };
    const kept = Object.fromEntries(Object.entries(next).filter(([, value]) => value !== undefined));
    props.onView({ ...props.view, filter: kept as RowFilter, from: "" });
  };
  const filtered = () => Object.keys(props.view.filter).length > 0;
  const clear = () => {
    setText("");
    props.onView({ ...props.view, filter: {}, from: "" });
  };
  const search = () => {
    const wanted = text().trim();
    filter({ text: wanted.length < 2 ? undefined : wanted });
  };
  const outcomes = () => [
    { value: "", label: t("filter.any_outcome") },
    { value: "none", label: t("filter.not_called") },
    ...props.outcomes.map((outcome) => ({ value: outcome.key, label: outcomeText(outcome) })),
  ];
  const [unfolded, setUnfolded] = createSignal(false);
  return (
    <>
      <div class="flex flex-wrap items-center gap-2 sm:hidden">
        <Button
          icon={<SlidersHorizontal size={16} aria-hidden="true" />}
          aria-expanded={unfolded()}
          onClick={() => setUnfolded(!unfolded())}
        >
          {t("filter.open")}
        </Button>
      </div>
      <div class={cx("flex flex-wrap items-end gap-x-3 gap-y-2", !unfolded() && "max-sm:hidden")}>
        <Form onSubmit={search} class="flex! flex-row items-end gap-2">
          <TextField
            class="w-44"
            type="search"
            label={t("filter.text")}
            maxLength={100}
            value={text()}
            onInput={setText}
          />
          <Button type="submit" icon={<Search size={16} aria-hidden="true" />}>
            {t("filter.go")}
          </Button>
        </Form>
        <SelectField
          class="w-40"
          label={t("filter.state")}
          value={props.view.filter.state ?? "any"}
          onInput={(state) => filter({ state: leadStates.find((each) => each === state) })}
          options={[
            { value: "any", label: t("filter.any_state") },
            ...leadStates.map((state) => ({ value: state as string, label: t(`lead.${state}`) })),
          ]}
        />
        <SelectField
          class="w-44"
          label={t("filter.outcome")}
          value={props.view.filter.outcome === "" ? "none" : (props.view.filter.outcome ?? "")}
          onInput={(outcome) => filter({ outcome: outcome === "" ? undefined : outcome === "none" ? "" : outcome })}
          options={outcomes()}
        />
        <SelectField
          class="w-44"
          label={t("filter.check")}
          value={props.view.filter.check ?? "any"}
          onInput={(check) => filter({ check: rowChecks.find((each) => each === check) })}
          options={[
            { value: "any", label: t("filter.any_check") },
            ...rowChecks.map((check) => ({ value: check as string, label: t(`check.${check}`) })),
          ]}
        />
        <SelectField
          class="w-44"
          label={t("sort")}
          value={props.view.sort}
          onInput={(sort: RowSort) => {
            setJump("");
            props.onView({ ...props.view, sort, from: "" });
          }}
          options={rowSorts.map((sort) => ({ value: sort, label: t(`sort.${sort}`) }))}
        />
        <Show when={props.view.sort !== "outcome"}>
          <Form
            onSubmit={() => props.onView({ ...props.view, from: jump().trim() })}
            class="flex! flex-row items-end gap-2"
          >
            <TextField
              class="w-32"
              label={t(`jump.${props.view.sort === "file" ? "row" : "initial"}`)}
              inputmode={props.view.sort === "file" ? "numeric" : "text"}
              maxLength={100}
              value={jump()}
              onInput={setJump}
            />
            <Button type="submit">{t("jump.go")}</Button>
          </Form>
        </Show>
        <Show when={filtered()}>
          <Button variant="quiet" icon={<X size={16} aria-hidden="true" />} onClick={clear}>
            {t("filter.clear")}
          </Button>
        </Show>
      </div>
      <div class="flex flex-wrap gap-2 empty:hidden">{props.children}</div>
    </>
  );
}
