import type { RequestKind } from "#contract/requests.ts";

export const slugs = {
  nl: {
    access: "inzage",
    rectification: "rectificatie",
    erasure: "verwijdering",
    objection: "bezwaar",
    portability: "overdracht",
  },
  en: {
    access: "access",
    rectification: "rectification",
    erasure: "erasure",
    objection: "objection",
    portability: "portability",
  },
} as const;

type Words = {
  home: { heading: string; lead: string; identity: string; register: string };
  kinds: Record<RequestKind, { name: string; what: string }>;
  form: Record<
    | "who"
    | "name"
    | "email"
    | "email_hint"
    | "phone"
    | "phone_hint"
    | "company"
    | "company_hint"
    | "message"
    | "message_hint"
    | "correct"
    | "correct_hint"
    | "correctName"
    | "correctFunction"
    | "correctEmail"
    | "correctPhone"
    | "correctMobile"
    | "optional"
    | "send"
    | "next"
    | "errors"
    | "error_name"
    | "error_email"
    | "error_other"
    | "error_correct"
    | "error_unreadable"
    | "trap",
    string
  >;
  sent: { heading: string; text: string; after: string };
  confirm: { heading: string; text: string; button: string; gone: string; gone_text: string };
  wait: { heading: string; text: string };
  missing: { heading: string; text: string };
  broken: { heading: string; text: string };
};

export const words: Record<"nl" | "en", Words> = {
  nl: {
    home: {
      heading: "Uw gegevens bij Leadhunter",
      lead: "Leadhunter belt bedrijven namens opdrachtgevers. Staat u daarbij als contactpersoon geregistreerd, dan kunt u hier gebruikmaken van uw rechten. U krijgt antwoord binnen veertien dagen.",
      identity:
        "U hebt geen account nodig en wij vragen nooit om een kopie van een identiteitsbewijs. U bevestigt uw verzoek met een mail.",
      register: "Wat wij bewaren, hoe lang, en wie het mag zien",
    },
    kinds: {
      access: {
        name: "Inzage",
        what: "Zien welke gegevens wij van u hebben, waar ze vandaan komen en wie ze heeft bekeken.",
      },
      rectification: {
        name: "Rectificatie",
        what: "Gegevens laten verbeteren die niet kloppen. Tot het besluit gebruikt niemand ze.",
      },
      erasure: {
        name: "Verwijdering",
        what: "Uw gegevens overal laten wissen. Wij weigeren u daarna ook in nieuwe bestanden.",
      },
      objection: { name: "Bezwaar", what: "Niet meer gebeld worden. Dit werkt zodra u de mail hebt bevestigd." },
      portability: {
        name: "Overdracht",
        what: "Uw gegevens meekrijgen in een vorm die een ander programma kan lezen.",
      },
    },
    form: {
      who: "Wie bent u?",
      name: "Naam",
      email: "E-mailadres",
      email_hint:
        "Gebruik het adres waarop u bij ons bekend kunt zijn, bijvoorbeeld dat van uw werk. Het bewijst zichzelf.",
      phone: "Telefoonnummer",
      phone_hint: "Het nummer waarop u gebeld werd of kunt worden.",
      company: "Bedrijf",
      company_hint: "Het bedrijf waar u werkt of werkte.",
      message: "Toelichting",
      message_hint: "Alleen als u iets wilt uitleggen. Stuur geen kopie van een identiteitsbewijs.",
      correct: "Wat moet het worden?",
      correct_hint: "Vul alleen in wat niet klopt.",
      correctName: "Juiste naam",
      correctFunction: "Juiste functie",
      correctEmail: "Juist e-mailadres",
      correctPhone: "Juist vast nummer",
      correctMobile: "Juist mobiel nummer",
      optional: "(niet verplicht)",
      send: "Verzoek versturen",
      next: "Daarna krijgt u een mail met een link om uw verzoek te bevestigen. Pas dan zoeken wij.",
      errors: "Het verzoek is nog niet verstuurd",
      error_name: "Vul uw naam in.",
      error_email: "Vul een volledig e-mailadres in, zoals naam@bedrijf.nl.",
      error_other: "Een van de velden is te lang.",
      error_correct: "Vul in wat er verbeterd moet worden.",
      error_unreadable: "Dit kunnen wij zo niet lezen. Schrijf het anders.",
      trap: "Laat dit veld leeg",
    },
    sent: {
      heading: "Kijk in uw mail",
      text: "Wij hebben een mail gestuurd naar het adres dat u invulde. Bevestig uw verzoek met de link in die mail, binnen zeven dagen.",
      after:
        "Komt er niets aan? Kijk bij ongewenste mail, of verstuur het verzoek opnieuw. Zonder bevestiging bewaren wij niets.",
    },
    confirm: {
      heading: "Bevestig uw verzoek",
      text: "Met deze knop bevestigt u dat u het verzoek deed. De link werkt één keer.",
      button: "Ja, dit is mijn verzoek",
      gone: "Deze link werkt niet meer",
      gone_text:
        "De link is al gebruikt of ouder dan zeven dagen. Is het verzoek bevestigd, dan staat in uw mail een link naar uw zaak. Anders kunt u opnieuw een verzoek doen.",
    },
    wait: {
      heading: "Even wachten",
      text: "Er zijn kort na elkaar veel verzoeken gedaan. Probeer het over een paar minuten opnieuw.",
    },
    missing: {
      heading: "Deze pagina bestaat niet",
      text: "De link klopt niet, of de zaak is afgesloten en de inhoud vernietigd.",
    },
    broken: {
      heading: "Er ging iets mis",
      text: "Dat ligt aan ons. Probeer het over een paar minuten opnieuw; er is niets half gedaan.",
    },
  },
  en: {
    home: {
      heading: "Your data at Leadhunter",
      lead: "Leadhunter calls companies on behalf of clients. If you are registered as a contact, you can use your rights here. You get an answer within fourteen days.",
      identity:
        "You need no account, and we never ask for a copy of an identity document. You confirm your request by a mail.",
      register: "What we keep, for how long, and who may see it",
    },
    kinds: {
      access: { name: "Access", what: "See what we hold about you, where it comes from and who looked at it." },
      rectification: {
        name: "Rectification",
        what: "Have data corrected that is wrong. Until the decision nobody uses it.",
      },
      erasure: {
        name: "Erasure",
        what: "Have your data erased everywhere. After that we also refuse you in new files.",
      },
      objection: {
        name: "Objection",
        what: "Not be called any more. It takes effect as soon as you confirm the mail.",
      },
      portability: { name: "Portability", what: "Take your data with you in a form that another program can read." },
    },
    form: {
      who: "Who are you?",
      name: "Name",
      email: "E-mail address",
      email_hint: "Use the address we may know you by, for example that of your work. It proves itself.",
      phone: "Phone number",
      phone_hint: "The number on which you were called or can be called.",
      company: "Company",
      company_hint: "The company where you work or worked.",
      message: "Remarks",
      message_hint: "Only if you want to explain something. Do not send a copy of an identity document.",
      correct: "What should it be?",
      correct_hint: "Fill in only what is wrong.",
      correctName: "Correct name",
      correctFunction: "Correct job title",
      correctEmail: "Correct e-mail address",
      correctPhone: "Correct landline number",
      correctMobile: "Correct mobile number",
      optional: "(optional)",
      send: "Send the request",
      next: "You then get a mail with a link to confirm your request. Only after that do we look anything up.",
      errors: "The request has not been sent yet",
      error_name: "Fill in your name.",
      error_email: "Fill in a complete e-mail address, such as name@company.com.",
      error_other: "One of the fields is too long.",
      error_correct: "Fill in what should be corrected.",
      error_unreadable: "We cannot read this as it is. Write it another way.",
      trap: "Leave this field empty",
    },
    sent: {
      heading: "Look in your mail",
      text: "We sent a mail to the address you filled in. Confirm your request by the link in that mail, within seven days.",
      after:
        "Nothing arrives? Look among unwanted mail, or send the request again. Without a confirmation we keep nothing.",
    },
    confirm: {
      heading: "Confirm your request",
      text: "With this button you confirm that you made the request. The link works once.",
      button: "Yes, this is my request",
      gone: "This link no longer works",
      gone_text:
        "The link was used already or is older than seven days. If the request was confirmed, your mail holds a link to your case. Otherwise you can make a new request.",
    },
    wait: { heading: "One moment", text: "Many requests were made in a short time. Try again in a few minutes." },
    missing: {
      heading: "This page does not exist",
      text: "The link is wrong, or the case was closed and its content destroyed.",
    },
    broken: {
      heading: "Something went wrong",
      text: "That is our fault. Try again in a few minutes; nothing was half done.",
    },
  },
};
