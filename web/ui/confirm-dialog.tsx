import { createEffect, createSignal, type JSX, on, Show } from "solid-js";
import { problemText } from "#web/platform/problem.ts";
import { Banner } from "./banner.tsx";
import { Button } from "./button.tsx";
import { Dialog } from "./dialog.tsx";
import { TextField } from "./form/text-field.tsx";
import { messages } from "./messages.ts";

export interface ConfirmDialogProps {
  open: boolean;
  onClose: () => void;
  /** Closes by itself when it succeeds; a failure is shown and the dialog stays. */
  onConfirm: () => unknown;
  title: string;
  /** A verb with its object: "312 regels verwijderen". */
  confirmLabel: string;
  danger?: boolean;
  /** A word that must be typed first, for what cannot be undone. */
  typed?: string;
  children?: JSX.Element;
}

/** `<ConfirmDialog open={…} onClose={…} onConfirm={remove} title="…" confirmLabel="…" danger typed="verwijderen">…</ConfirmDialog>` */
export function ConfirmDialog(props: ConfirmDialogProps) {
  const t = messages.use();
  const [word, setWord] = createSignal("");
  const [busy, setBusy] = createSignal(false);
  const [problem, setProblem] = createSignal<unknown>();
  const ready = () => !props.typed || word().trim().toLowerCase() === props.typed.toLowerCase();

  createEffect(
    on(
      () => props.open,
      () => {
        setWord("");
        setProblem(undefined);
      },
    ),
  );

  const confirm = async () => {
    setBusy(true);
    setProblem(undefined);
    try {
      await props.onConfirm();
      props.onClose();
    } catch (thrown) {
      setProblem(thrown);
    } finally {
      setBusy(false);
    }
  };

  return (
    <Dialog
      open={props.open}
      onClose={props.onClose}
      title={props.title}
      footer={
        <>
          <Button onClick={props.onClose}>{t("dialog.cancel")}</Button>
          <Button variant={props.danger ? "danger" : "primary"} disabled={!ready()} busy={busy()} onClick={confirm}>
            {props.confirmLabel}
          </Button>
        </>
      }
    >
      <div class="grid gap-3">
        {props.children}
        <Show when={props.typed}>
          {(expected) => <TextField label={t("confirm.type", { word: expected() })} value={word()} onInput={setWord} />}
        </Show>
        <Show when={problem()}>
          <Banner tone="bad">{problemText(problem())}</Banner>
        </Show>
      </div>
    </Dialog>
  );
}
