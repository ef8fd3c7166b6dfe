import { createSignal, onCleanup, Show } from "solid-js";
import { downloadKinds } from "#contract/rows.ts";
import { formatNumber } from "#web/platform/format.ts";
import { problemText } from "#web/platform/problem.ts";
import { Banner } from "#web/ui/banner.tsx";
import { Button } from "#web/ui/button.tsx";
import { Dialog } from "#web/ui/dialog.tsx";
import { CheckboxField } from "#web/ui/form/checkbox-field.tsx";
import { RadioGroup } from "#web/ui/form/radio-group.tsx";
import { Progress } from "#web/ui/progress.tsx";
import { showToast } from "#web/ui/toast.tsx";
import { type DownloadChoice, type DownloadProgress, download } from "../download.ts";
import { messages } from "../messages.ts";

const KB = 1_000;
const MB = 1_000_000;

/** Chooses the kind of file, then shows it coming in. */
export function DownloadDialog(props: { open: boolean; onClose: () => void; assignmentId: string }) {
  const t = messages.use();
  const [dialect, setDialect] = createSignal<DownloadChoice["dialect"]>("excel-nl");
  const [notes, setNotes] = createSignal(true);
  const [progress, setProgress] = createSignal<DownloadProgress>();
  const [problem, setProblem] = createSignal<unknown>();
  let job: AbortController | undefined;
  onCleanup(() => job?.abort());

  const close = () => {
    job?.abort();
    setProblem(undefined);
    props.onClose();
  };
  const start = async () => {
    const own = new AbortController();
    job = own;
    setProblem(undefined);
    setProgress({ rows: null, bytes: 0, total: null });
    try {
      const choice: DownloadChoice = { dialect: dialect(), notes: notes() ? "yes" : "no" };
      const { rows } = await download(props.assignmentId, choice, setProgress, own.signal);
      showToast({ text: t("download.done", { rows: rows ?? 0, rowsText: formatNumber(rows ?? 0) }), tone: "good" });
      props.onClose();
    } catch (thrown) {
      if (!own.signal.aborted) setProblem(thrown);
    } finally {
      if (job === own) setProgress(undefined);
    }
  };
  const size = (bytes: number) =>
    bytes < MB
      ? t("size.kb", { n: formatNumber(Math.ceil(bytes / KB)) })
      : t("size.mb", { n: formatNumber(bytes / MB, { maximumFractionDigits: 1 }) });

  const progressText = ({ rows, bytes }: DownloadProgress) =>
    rows === null ? size(bytes) : t("download.progress", { rows: formatNumber(rows), size: size(bytes) });

  return (
    <Dialog
      open={props.open}
      onClose={close}
      title={t("download.title")}
      description={t("download.text")}
      footer={
        <Show
          when={progress()}
          fallback={
            <Button variant="primary" onClick={() => void start()}>
              {t("download.start")}
            </Button>
          }
        >
          <Button onClick={() => job?.abort()}>{t("download.stop")}</Button>
        </Show>
      }
    >
      <Show
        when={progress()}
        fallback={
          <div class="grid gap-4">
            <RadioGroup
              label={t("download.dialect")}
              value={dialect()}
              onInput={setDialect}
              options={downloadKinds.map((value) => ({
                value,
                label: t(`dialect.${value}`),
                hint: t(`dialect.${value}.hint`),
              }))}
            />
            <CheckboxField label={t("download.notes")} checked={notes()} onInput={setNotes} />
          </div>
        }
      >
        {(now) => (
          <Progress
            label={t("download.running")}
            {...(now().total === null || now().rows === null
              ? {}
              : { value: now().rows ?? 0, max: Math.max(1, now().total ?? 1) })}
            text={progressText(now())}
          />
        )}
      </Show>
      <Show when={problem()}>
        <Banner tone="bad">{problemText(problem())}</Banner>
      </Show>
    </Dialog>
  );
}
