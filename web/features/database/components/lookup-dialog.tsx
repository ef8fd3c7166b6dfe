import { useMutation } from "@tanstack/solid-query";
import { createSignal, For, Show } from "solid-js";
import type { DatabasePage } from "#contract/rows.ts";
import { formatNumber } from "#web/platform/format.ts";
import { Button } from "#web/ui/button.tsx";
import { Dialog } from "#web/ui/dialog.tsx";
import { Form } from "#web/ui/form/form.tsx";
import { TextField } from "#web/ui/form/text-field.tsx";
import { lookupRows } from "../database.queries.ts";
import { messages } from "../messages.ts";

/** Is this one person in here? The whole name or address, within this assignment; each search is logged. */
export function LookupDialog(props: { assignmentId: string; onClose: () => void; onRow: (ordinal: number) => void }) {
  const t = messages.use();
  const [text, setText] = createSignal("");
  const look = useMutation(() => ({
    mutationFn: (wanted: string) =>
      lookupRows(props.assignmentId, wanted.includes("@") ? { email: wanted } : { name: wanted }),
  }));
  const found = () => (look.isSuccess ? (look.data as Pick<DatabasePage, "columns" | "rows">) : undefined);
  const search = () => (text().trim() === "" ? undefined : look.mutateAsync(text().trim()));
  return (
    <Dialog open onClose={props.onClose} title={t("lookup.title")} description={t("lookup.text")}>
      <Form onSubmit={search} problem={look.error} busy={look.isPending}>
        <TextField label={t("lookup.who")} maxLength={254} autofocus value={text()} onInput={setText} />
        <div class="flex justify-end gap-2">
          <Button onClick={props.onClose}>{t("close")}</Button>
          <Button type="submit" variant="primary" busy={look.isPending}>
            {t("lookup.go")}
          </Button>
        </div>
      </Form>
      <div aria-live="polite">
        <Show when={found()}>
          {(page) => (
            <ul class="mt-4 grid gap-2">
              <For each={page().rows} fallback={<li class="text-ink-2">{t("lookup.none")}</li>}>
                {(row) => (
                  <li class="flex items-center justify-between gap-3 border-t border-line pt-2">
                    <span class="min-w-0 truncate">
                      <span class="tabular text-ink-3">{formatNumber(row.ordinal)}</span>{" "}
                      {row.cells
                        .map(({ text: value }) => value)
                        .filter((value) => value !== "")
                        .slice(0, 4)
                        .join(" · ")}
                    </span>
                    <Button size="sm" onClick={() => props.onRow(row.ordinal)}>
                      {t("lookup.show")}
                    </Button>
                  </li>
                )}
              </For>
            </ul>
          )}
        </Show>
      </div>
    </Dialog>
  );
}
