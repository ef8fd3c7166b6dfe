export const en = {
  "step_up.title": "Confirm with a code",
  "step_up.text": "This action needs a fresh code from your authenticator app.",
  "step_up.code": "Code",
  "step_up.confirm": "Confirm",
  "step_up.cancel": "Cancel",
};
