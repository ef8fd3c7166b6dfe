export const nl = {
  "step_up.title": "Bevestig met een code",
  "step_up.text": "Voor deze handeling is een verse code uit de authenticator-app nodig.",
  "step_up.code": "Code",
  "step_up.confirm": "Bevestigen",
  "step_up.cancel": "Annuleren",
};
