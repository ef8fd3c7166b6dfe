export const en = {
  label: "Demo clock",
  now: "The demo believes it is {{ date }}",
  "advance.day": "1 day",
  "advance.month": "1 month",
  "advance.months": "6 months",
  "advance.hint": "Lets time pass. Scheduled tasks run along; there is no way back.",
};
