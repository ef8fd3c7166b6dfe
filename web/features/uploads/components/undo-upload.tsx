import { useMutation, useQueryClient } from "@tanstack/solid-query";
import { For, Show } from "solid-js";
import type { UndoGroup, UndoItem, UploadUndo } from "#contract/upload-undo.ts";
import type { UploadView } from "#contract/uploads.ts";
import { targetFields } from "#contract/uploads.ts";
import { formatNumber } from "#web/platform/format.ts";
import { problemText } from "#web/platform/problem.ts";
import { useQuery } from "#web/platform/use-query.ts";
import { Banner } from "#web/ui/banner.tsx";
import { Button } from "#web/ui/button.tsx";
import { Dialog } from "#web/ui/dialog.tsx";
import { QueryView } from "#web/ui/query-view.tsx";
import { showToast } from "#web/ui/toast.tsx";
import { messages } from "../messages.ts";
import { undoQuery, undoUpload } from "../undo.queries.ts";
import { forgetRows } from "../uploads.queries.ts";
import { Tiles } from "./tiles.tsx";

const GROUPS = ["reversed", "kept", "notReversible"] as const;
/** Fields of the registry that a file names otherwise. */
const RENAMED: Record<string, string> = { name: "companyName" };

/** "Upload terugdraaien": first the three groups, then the deed. */
export function UndoUpload(props: {
  upload: UploadView | undefined;
  assignmentId: string;
  onClose: () => void;
  onUndone?: () => void;
}) {
  return (
    <Show when={props.upload} keyed>
      {(upload) => <UndoDialog {...props} upload={upload} />}
    </Show>
  );
}

function UndoDialog(props: { upload: UploadView; assignmentId: string; onClose: () => void; onUndone?: () => void }) {
  const t = messages.use();
  const client = useQueryClient();
  const found = useQuery(() => undoQuery(props.upload.id));
  const undo = useMutation(() => ({
    mutationFn: () => undoUpload(props.upload.id),
    onSuccess: async () => {
      await forgetRows(client, props.assignmentId);
      showToast({ text: t("undo.done"), tone: "good" });
      props.onUndone?.();
      props.onClose();
    },
  }));
  const done = () => props.upload.undoneAt !== null;
  return (
    <Dialog
      open
      onClose={props.onClose}
      wide
      title={done() ? t("undo.report") : t("undo.title")}
      footer={
        <Show when={!done()} fallback={<Button onClick={props.onClose}>{t("undo.close")}</Button>}>
          <Button onClick={props.onClose}>{t("undo.cancel")}</Button>
          <Button variant="danger" busy={undo.isPending} disabled={!found.data} onClick={() => undo.mutate()}>
            {t("undo.confirm")}
          </Button>
        </Show>
      }
    >
      <div class="grid gap-4">
        <Show when={!done()}>
          <p class="text-ink-2">{t("undo.text")}</p>
        </Show>
        <Show when={undo.error}>{(problem) => <Banner tone="bad">{problemText(problem())}</Banner>}</Show>
        <QueryView query={found}>{(data) => <Groups undo={data()} done={done()} />}</QueryView>
        <Show when={!done() && props.upload.undoStartedAt !== null}>
          <Banner tone="warn">{t("undo.begun")}</Banner>
        </Show>
      </div>
    </Dialog>
  );
}

function Groups(props: { undo: UploadUndo; done: boolean }) {
  const t = messages.use();
  const label = (group: (typeof GROUPS)[number]) =>
    group === "reversed" && !props.done ? t("undo.will") : t(`undo.group.${group}`);
  return (
    <>
      <Tiles
        items={GROUPS.map((group) => ({
          value: props.undo[group].count,
          label: label(group),
          tone: group === "reversed" ? "good" : props.undo[group].count > 0 ? "review" : undefined,
        }))}
      />
      <For each={GROUPS}>{(group) => <Group title={label(group)} group={props.undo[group]} />}</For>
    </>
  );
}

function Group(props: { title: string; group: UndoGroup }) {
  const t = messages.use();
  const fieldName = (field: string | null) => {
    const name = RENAMED[field ?? ""] ?? field;
    const target = targetFields.find((each) => each === name);
    return target ? t(`target.${target}`) : t("undo.field");
  };
  const text = (item: UndoItem) => {
    const about =
      item.what === "value"
        ? t("undo.what.value", { field: fieldName(item.field) })
        : t(`undo.what.${item.what}`, { row: item.ordinal === null ? "–" : formatNumber(item.ordinal) });
    return item.reason === null ? about : `${about}: ${t(`undo.reason.${item.reason}`)}`;
  };
  return (
    <Show when={props.group.count > 0}>
      <details>
        <summary class="cursor-pointer font-medium">
          {props.title} ({formatNumber(props.group.count)})
        </summary>
        <ul class="mt-2 grid max-h-60 gap-1 overflow-y-auto text-sm text-ink-2">
          <For each={props.group.items}>{(item) => <li>{text(item)}</li>}</For>
          <Show when={props.group.count > props.group.items.length}>
            <li class="text-ink-3">
              {t("undo.more", { n: formatNumber(props.group.count - props.group.items.length) })}
            </li>
          </Show>
        </ul>
      </details>
    </Show>
  );
}
