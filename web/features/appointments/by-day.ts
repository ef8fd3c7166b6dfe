import type { AppointmentView } from "#contract/appointments.ts";

const day = new Intl.DateTimeFormat("en-CA", { timeZone: "Europe/Amsterdam" });

/** Appointments of one Dutch day together, in the order they came. */
export const byDay = (appointments: readonly AppointmentView[]) => {
  const days: { date: string; appointments: AppointmentView[] }[] = [];
  for (const appointment of appointments) {
    const date = day.format(new Date(appointment.startsAt));
    const last = days.at(-1);
    if (last?.date === date) last.appointments.push(appointment);
    else days.push({ date, appointments: [appointment] });
  }
  return days;
};
