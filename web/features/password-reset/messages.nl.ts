export const nl = {
  "ask.title": "Wachtwoord vergeten",
  "ask.lead": "Vul het e-mailadres van het account in. Bestaat het account, dan komt er een mail met een link.",
  email: "E-mailadres",
  "ask.submit": "Link aanvragen",
  "asked.title": "Kijk in de mail",
  "asked.text":
    "Hoort dit adres bij een account, dan staat er zo een mail klaar. De link werkt één keer, een half uur lang. Geen mail gekregen? Kijk bij ongewenste mail, of vraag het de systeembeheerder.",
  "choose.title": "Nieuw wachtwoord",
  "choose.lead":
    "Na het opslaan is overal uitgelogd. Inloggen gaat daarna met het nieuwe wachtwoord en een code, zoals altijd.",
  password: "Nieuw wachtwoord",
  "choose.submit": "Wachtwoord opslaan",
  "done.title": "Het wachtwoord is gewijzigd",
  "done.text": "Log in met het nieuwe wachtwoord. De tweede factor is niet veranderd.",
  "gone.title": "Deze link werkt niet meer",
  "gone.text": "Een link werkt één keer, een half uur lang. Vraag een nieuwe aan.",
  sign_in: "Naar inloggen",
  again: "Nieuwe link aanvragen",
};
