import { createSignal, For, Show } from "solid-js";
import { type AppointmentChange, ChangeAppointmentDialog } from "#web/ui/appointments/change-dialog.tsx";
import { Button } from "#web/ui/button.tsx";
import { DateTimeText } from "#web/ui/time.tsx";
import { changeAppointment } from "../desk.api.ts";
import { messages } from "../messages.ts";
import { useDesk, useLead } from "../use-desk.ts";

/** Appointments of this lead that stand; the call may move or cancel them. */
export function AppointmentsPanel() {
  const t = messages.use();
  const desk = useDesk();
  const lead = useLead();
  const [changing, setChanging] = createSignal<AppointmentChange | null>(null);
  return (
    <Show when={lead().appointments.length > 0}>
      <section class="grid gap-1.5 rounded-lg border border-line bg-surface px-4 py-2.5">
        <h2 class="text-sm font-semibold">{t("appointment.title")}</h2>
        <For each={lead().appointments}>
          {(appointment) => (
            <div class="flex flex-wrap items-center justify-between gap-2">
              <DateTimeText value={appointment.startsAt} />
              <div class="flex gap-1.5">
                <Button
                  size="sm"
                  disabled={desk.locked()}
                  onClick={() => setChanging({ ...appointment, change: "moved" })}
                >
                  {t("appointment.move")}
                </Button>
                <Button
                  size="sm"
                  variant="quiet"
                  disabled={desk.locked()}
                  onClick={() => setChanging({ ...appointment, change: "cancelled" })}
                >
                  {t("appointment.cancel")}
                </Button>
              </div>
            </div>
          )}
        </For>
        <ChangeAppointmentDialog
          changing={changing()}
          onClose={() => setChanging(null)}
          onSave={async (id, change) => desk.update(await changeAppointment(lead().leaseId, id, change))}
        />
      </section>
    </Show>
  );
}
