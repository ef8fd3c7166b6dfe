import { createEffect, createSignal, on, Show } from "solid-js";
import type { ChangeAppointment } from "#contract/appointments.ts";
import { asProblem } from "#web/platform/problem.ts";
import { fromWallTime, toWallTime } from "#web/platform/wall-time.ts";
import { Button } from "../button.tsx";
import { Dialog } from "../dialog.tsx";
import { Form } from "../form/form.tsx";
import { TextArea } from "../form/text-area.tsx";
import { TextField } from "../form/text-field.tsx";
import { messages } from "./messages.ts";

export interface AppointmentChange {
  change: ChangeAppointment["change"];
  id: string;
  startsAt: string;
}

interface Props {
  /** Null while the dialog is closed. */
  changing: AppointmentChange | null;
  onClose: () => void;
  /** Closes by itself when it succeeds; a failure is shown and the dialog stays. */
  onSave: (id: string, change: ChangeAppointment) => Promise<unknown>;
}

/** Moves or cancels an appointment: the new moment on the Dutch clock, and the reason. */
export function ChangeAppointmentDialog(props: Props) {
  const t = messages.use();
  const [date, setDate] = createSignal("");
  const [time, setTime] = createSignal("");
  const [text, setText] = createSignal("");
  const [tried, setTried] = createSignal(false);
  const [busy, setBusy] = createSignal(false);
  const [problem, setProblem] = createSignal<unknown>(null);
  const change = () => props.changing?.change ?? "moved";
  const moving = () => change() === "moved";
  createEffect(
    on(
      () => props.changing,
      (changing) => {
        const wall = changing === null ? { date: "", time: "" } : toWallTime(Date.parse(changing.startsAt));
        setDate(wall.date);
        setTime(wall.time);
        setText("");
        setTried(false);
        setProblem(null);
      },
    ),
  );
  /** Whether it lies in the future the server says: its clock counts. */
  const input = (): ChangeAppointment | null => {
    if (!moving()) return text().trim() === "" ? null : { change: "cancelled", text: text().trim() };
    const ms = fromWallTime({ date: date(), time: time() });
    return ms === null ? null : { change: "moved", startsAt: new Date(ms).toISOString(), text: text().trim() };
  };
  const tooEarly = () => asProblem(problem()).fields.some(({ pointer }) => pointer === "/startsAt");
  const submit = async () => {
    setTried(true);
    const ready = input();
    if (ready === null || props.changing === null) return;
    setBusy(true);
    setProblem(null);
    try {
      await props.onSave(props.changing.id, ready);
      props.onClose();
    } catch (error) {
      setProblem(error);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Dialog
      open={props.changing !== null}
      onClose={props.onClose}
      title={t(`title.${change()}`)}
      description={t("told")}
    >
      <Form onSubmit={submit} problem={problem()} busy={busy()}>
        <Show when={moving()}>
          <div class="grid grid-cols-2 items-start gap-3">
            <TextField
              label={t("date")}
              type="date"
              value={date()}
              onInput={setDate}
              error={tried() && (input() === null || tooEarly()) ? t("moment_missing") : undefined}
            />
            <TextField label={t("time")} type="time" value={time()} onInput={setTime} />
          </div>
        </Show>
        <TextArea
          label={t("reason")}
          optional={moving()}
          rows={2}
          maxLength={2_000}
          value={text()}
          onInput={setText}
          error={tried() && !moving() && input() === null ? t("reason_missing") : undefined}
        />
        <div class="flex justify-end gap-2">
          <Button onClick={props.onClose}>{t("back")}</Button>
          <Button type="submit" variant={moving() ? "primary" : "danger"}>
            {t(`title.${change()}`)}
          </Button>
        </div>
      </Form>
    </Dialog>
  );
}
