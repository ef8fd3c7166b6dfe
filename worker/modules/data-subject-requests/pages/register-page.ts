import { html } from "hono/html";
import type { RequestLocale } from "#contract/requests.ts";
import { publicRegister } from "#worker/dictionary/register.ts";
import { caseWords, wordOf } from "./case-texts.ts";
import { nothing, page } from "./layout.ts";
import { periodText } from "./period-text.ts";

export const registerPath = { nl: "/verzoek/wat-wij-bewaren", en: "/request/what-we-keep" } as const;

const texts = {
  nl: {
    heading: "Wat wij bewaren",
    lead: "Welke persoonsgegevens Leadhunter verwerkt, hoe lang, wie ze mag zien en op welke grond. Deze tabel komt uit dezelfde regels als waarmee het programma werkt.",
    what: "Wat",
    long: "Hoe lang",
    who: "Wie het mag zien",
    basis: "Grondslag",
    nobody: "niemand; alleen het programma vergelijkt ermee",
    other: {
      "with the account": "Account van een medewerker of gebruiker van een opdrachtgever",
      "with the assignment": "Wat bij een opdracht hoort, zoals de ondertekende overeenkomst",
      "with the contact": "Code waarmee u een verzoek bewijst",
      "with the client": "Toegangssleutels van een opdrachtgever",
      "at its own expiry": "Aanmeldingen, codes en uitnodigingen",
      kept: "Kenmerken waarmee wij u weigeren, en bewijs van afhandeling",
    } as Record<string, string>,
    form: "Een verzoek doen",
  },
  en: {
    heading: "What we keep",
    lead: "Which personal data Leadhunter processes, for how long, who may see it and on which basis. This table comes from the same rules the program works by.",
    what: "What",
    long: "How long",
    who: "Who may see it",
    basis: "Basis",
    nobody: "nobody; only the program compares with it",
    other: {
      "with the account": "Account of a member of staff or of a client's user",
      "with the assignment": "What belongs to an assignment, such as the signed agreement",
      "with the contact": "Code by which you prove a request",
      "with the client": "Access keys of a client",
      "at its own expiry": "Sign-ins, codes and invitations",
      kept: "Marks by which we refuse you, and proof of handling",
    } as Record<string, string>,
    form: "Make a request",
  },
} as const;

/** The public "what, how long, who", generated from the dictionary and the schedule; no script (P7-9, P2-5). */
export const registerPage = (locale: RequestLocale) => {
  const t = texts[locale];
  const t2 = caseWords[locale];
  const list = (words: string[]) => words.join(", ").toLowerCase();
  return page(locale, {
    heading: t.heading,
    other: registerPath[locale === "nl" ? "en" : "nl"],
    body: html`<p class="lead">${t.lead}</p>
      <div class="scroll" tabindex="0" role="region" aria-label="${t.heading}"><table class="stacks">
        <thead><tr>${[t.what, t.long, t.who, t.basis].map((head) => html`<th scope="col">${head}</th>`)}</tr></thead>
        <tbody>${publicRegister().map(
          (entry) => html`<tr>
            <th scope="row">${entry.subject?.[locale] ?? t.other[entry.ends] ?? nothing}</th>
            <td data-label="${t.long}">${periodText(locale, entry.ends)}</td>
            <td data-label="${t.who}">${entry.seers.length === 0 ? t.nobody : list(entry.seers.map((seer) => wordOf(t2.role, seer)))}</td>
            <td data-label="${t.basis}">${list(entry.bases.map((basis) => wordOf(t2.basisWord, basis)))}</td>
          </tr>`,
        )}</tbody>
      </table></div>
      <p><a href="${locale === "nl" ? "/verzoek" : "/request"}">${t.form}</a></p>`,
  });
};
