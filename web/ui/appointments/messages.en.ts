export const en = {
  "title.moved": "Move the appointment",
  "title.cancelled": "Cancel the appointment",
  told: "The client is told. The reason is added to the notes.",
  date: "Date",
  time: "Time",
  moment_missing: "Choose a date and a time in the future.",
  reason: "Reason",
  reason_missing: "Write why the appointment is off.",
  back: "Back",
};
