export const en = {
  "ask.title": "Forgotten password",
  "ask.lead": "Fill in the e-mail address of the account. If the account exists, a mail with a link follows.",
  email: "E-mail address",
  "ask.submit": "Ask for a link",
  "asked.title": "Look in the mailbox",
  "asked.text":
    "If this address belongs to an account, a mail will be there soon. The link works once, for half an hour. No mail? Look among unwanted mail, or ask the administrator.",
  "choose.title": "New password",
  "choose.lead": "Saving signs out everywhere. Signing in then takes the new password and a code, as always.",
  password: "New password",
  "choose.submit": "Save password",
  "done.title": "The password has been changed",
  "done.text": "Sign in with the new password. The second factor has not changed.",
  "gone.title": "This link no longer works",
  "gone.text": "A link works once, for half an hour. Ask for a new one.",
  sign_in: "Go to sign-in",
  again: "Ask for a new link",
};
