import type { RequestLocale } from "#contract/requests.ts";
import type { Deps } from "#worker/deps.ts";
import { logEvent } from "#worker/platform/logger.ts";

// A mail holds a link and nothing about anybody, not even what kind of request it is (P1-4).
const texts = {
  confirm: {
    nl: [
      "Bevestig uw verzoek",
      "Op dit adres is een verzoek ingediend bij Leadhunter. Bent u dat? Bevestig het dan via deze link, binnen zeven dagen:",
      "Was u het niet? Dan hoeft u niets te doen; wij bewaren niets.",
    ],
    en: [
      "Confirm your request",
      "A request was submitted to Leadhunter with this address. Was it you? Then confirm it by this link, within seven days:",
      "Was it not you? Then you need do nothing; we keep nothing.",
    ],
  },
  received: {
    nl: [
      "Uw verzoek is in behandeling",
      "Uw verzoek is ontvangen. Via deze link volgt u het:",
      "Bewaar deze mail: de link is alleen voor u.",
    ],
    en: [
      "Your request is being handled",
      "Your request was received. Follow it by this link:",
      "Keep this mail: the link is yours alone.",
    ],
  },
  answer: {
    nl: [
      "Er is een antwoord",
      "Er staat een antwoord op uw verzoek klaar:",
      "Het antwoord is via deze link dertig dagen te lezen; daarna stuurt de pagina u een nieuwe link.",
    ],
    en: [
      "There is an answer",
      "An answer to your request is ready:",
      "It can be read by this link for thirty days; after that the page sends you a new link.",
    ],
  },
  link: {
    nl: ["Een nieuwe link", "Uw nieuwe link:", "De vorige link werkt niet meer."],
    en: ["A new link", "Your new link:", "The earlier link no longer works."],
  },
} as const;
export type RequestMail = keyof typeof texts;

const paths = {
  nl: { confirm: "/verzoek/bevestigen/", page: "/zaak/" },
  en: { confirm: "/request/confirm/", page: "/case/" },
};
export const confirmPath = (locale: RequestLocale, token: string) => `${paths[locale].confirm}${token}`;
export const casePath = (locale: RequestLocale, token: string) => `${paths[locale].page}${token}`;

/** The confirmation of a form can't be tried again later, since only the mail holds its link: a hitch gets a second try. */
const TRIES = 2;

/** A mail that fails is told to nobody outside: the answer to the sender is always the same (P7-3). */
const send = async (deps: Deps, mail: { to: string; subject: string; text: string }, code: string) => {
  for (let tries = 1; tries <= TRIES; tries++)
    try {
      await deps.mailer.send(mail);
      return true;
    } catch {
      logEvent({ level: "error", what: "mail_failed", requestId: deps.requestId, code, count: tries });
    }
  return false;
};

export const mailLink = (
  deps: Deps,
  { to, locale, what, link }: { to: string; locale: RequestLocale; what: RequestMail; link: string },
) => {
  const [subject, before, after] = texts[what][locale];
  return send(deps, { to, subject: `Leadhunter: ${subject}`, text: `${before}\n\n${link}\n\n${after}` }, what);
};

/** Goes to an address on file, which may be another one than was typed; it tells only that a code was asked for. */
export const mailCode = (deps: Deps, { to, locale, code }: { to: string; locale: RequestLocale; code: string }) => {
  const [subject, before, after] =
    locale === "nl"
      ? [
          "Uw code",
          "Vul deze code in op de pagina van uw verzoek. Hij werkt één keer, tien minuten lang:",
          "Vroeg u niets? Geef de code dan aan niemand.",
        ]
      : [
          "Your code",
          "Enter this code on the page of your request. It works once, for ten minutes:",
          "Asked for nothing? Then give the code to nobody.",
        ];
  return send(deps, { to, subject: `Leadhunter: ${subject}`, text: `${before}\n\n${code}\n\n${after}` }, "code");
};

/** To staff and to users of a client: that something waits, and where (P1-1). */
export const mailWaiting = (deps: Deps, to: string, link: string) =>
  send(
    deps,
    {
      to,
      subject: "Leadhunter: er wacht een verzoek / a request is waiting",
      text: `Er wacht een verzoek van een betrokkene op u. / A request of a data subject is waiting for you.\n\n${link}`,
    },
    "waiting",
  );
