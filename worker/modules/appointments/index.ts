export { changeAppointmentStatements, insertAppointmentStatement } from "./appointments.repository.ts";
export { appointmentsRoutes } from "./appointments.routes.ts";
export { localInstant, localParts } from "./local-time.rules.ts";
export { changeAppointment } from "./usecases/change-appointment.ts";
