import { useMutation, useQueryClient } from "@tanstack/solid-query";
import { createSignal, For, Show } from "solid-js";
import { createStore } from "solid-js/store";
import type { DatabaseColumn } from "#contract/rows.ts";
import { Banner } from "#web/ui/banner.tsx";
import { Button } from "#web/ui/button.tsx";
import { Dialog } from "#web/ui/dialog.tsx";
import { Form } from "#web/ui/form/form.tsx";
import { TextField } from "#web/ui/form/text-field.tsx";
import { showToast } from "#web/ui/toast.tsx";
import { addRow } from "../add-row.ts";
import { messages } from "../messages.ts";
import { refusedRowText } from "../refusal-text.ts";

/** One new row in the client's own columns. */
export function AddRowDialog(props: {
  assignmentId: string;
  columns: readonly DatabaseColumn[];
  onClose: () => void;
  onAdded: () => void;
}) {
  const t = messages.use();
  const client = useQueryClient();
  const [cells, setCells] = createStore<string[]>(props.columns.map(() => ""));
  const [refused, setRefused] = createSignal<string>();
  const add = useMutation(() => ({
    mutationFn: () => addRow(props.assignmentId, props.columns, cells),
    onSuccess: async (refusal) => {
      if (refusal !== null) return setRefused(refusedRowText(refusal.code));
      void client.invalidateQueries({ queryKey: ["assignments", props.assignmentId] });
      props.onAdded();
      showToast({ text: t("add.done"), tone: "good" });
    },
  }));
  const submit = () => {
    setRefused(undefined);
    if (cells.some((text) => text.trim() !== "")) return add.mutateAsync();
    setRefused(refusedRowText("company.missing"));
  };
  return (
    <Dialog open wide onClose={props.onClose} title={t("add.title")} description={t("add.text")}>
      <Form onSubmit={submit} problem={add.error} busy={add.isPending}>
        <Show when={refused()}>{(text) => <Banner tone="bad">{text()}</Banner>}</Show>
        <div class="grid items-start gap-x-4 gap-y-3 sm:grid-cols-2">
          <For each={props.columns}>
            {(column, at) => (
              <TextField
                label={column.header}
                maxLength={2_000}
                value={cells[at()] ?? ""}
                onInput={(text) => setCells(at(), text)}
              />
            )}
          </For>
        </div>
        <div class="flex justify-end gap-2">
          <Button onClick={props.onClose}>{t("close")}</Button>
          <Button type="submit" variant="primary" busy={add.isPending}>
            {t("add.go")}
          </Button>
        </div>
      </Form>
    </Dialog>
  );
}
