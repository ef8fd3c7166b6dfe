import type { RequestLocale } from "#contract/requests.ts";
import { RULES, SCHEDULE } from "#worker/retention/index.ts";
import type { Anchor } from "#worker/retention/schedule.ts";

const units = {
  nl: { D: ["dag", "dagen"], M: ["maand", "maanden"], Y: ["jaar", "jaar"], H: ["uur", "uur"] },
  en: { D: ["day", "days"], M: ["month", "months"], Y: ["year", "years"], H: ["hour", "hours"] },
} as const;
/** From when a period counts, as people say it. */
const since: Partial<Record<Anchor, { nl: string; en: string }>> = {
  "last verification, else first entry": {
    nl: "na de laatste controle, anders na invoer",
    en: "after the last check, else after entry",
  },
  "date of departure from the organisation": { nl: "na vertrek bij het bedrijf", en: "after leaving the company" },
  receipt: { nl: "na ontvangst", en: "after receipt" },
  "last day of the sealed segment": { nl: "na de raadpleging", en: "after the look" },
  "moment of replacement": { nl: "na de vervanging", en: "after it was replaced" },
  "last activity of the upload": { nl: "na de laatste handeling", en: "after the last act" },
  expiry: { nl: "na afloop", en: "after its end" },
  "answer given": { nl: "na het antwoord", en: "after the answer" },
  "moment of deletion": { nl: "na de verwijdering", en: "after the deletion" },
};

const endings: Record<string, { nl: string; en: string }> = {
  "with the account": { nl: "zolang het account bestaat", en: "as long as the account exists" },
  "with the assignment": { nl: "zolang de opdracht bestaat", en: "as long as the assignment exists" },
  "with the contact": {
    nl: "zolang u als contactpersoon geregistreerd staat",
    en: "as long as you are registered as a contact",
  },
  "with the client": { nl: "zolang de opdrachtgever klant is", en: "as long as the client is one" },
  "at its own expiry": { nl: "tot het vanzelf vervalt", en: "until it expires by itself" },
  kept: { nl: "zonder einddatum", en: "without an end" },
};

/** A period of the schedule as a number and its unit; whole days of hours as days. */
const spanOf = (locale: RequestLocale, period: string): [number, string] => {
  const [, count, letter] = period.match(/^PT?(\d+)([DMYH])$/) ?? [];
  const days = letter === "H" && Number(count) % 24 === 0 && Number(count) > 24;
  const n = days ? Number(count) / 24 : Number(count);
  const unit = days ? "D" : letter;
  return [n, units[locale][unit as keyof (typeof units)["nl"]][n === 1 ? 0 : 1]];
};
const reviewText = (locale: RequestLocale, period: string | null) => {
  if (period === null) return "";
  const [n, word] = spanOf(locale, period);
  return locale === "nl" ? `; nagekeken na ${n} ${word}` : `; reviewed after ${n} ${word}`;
};

/** How long a store's rows stay, in words, from the one schedule (P7-9). */
export const periodText = (locale: RequestLocale, ends: string) => {
  const known = endings[ends]?.[locale];
  if (known !== undefined) return known;
  const rule = RULES.find(({ id }) => id === SCHEDULE[ends as keyof typeof SCHEDULE]?.id);
  const ending = rule?.purgeAfter === null ? endings[`with the ${rule.endsWith}`] : undefined;
  if (ending !== undefined) return ending[locale];
  if (rule?.purgeAfter == null) return `${endings.kept?.[locale]}${reviewText(locale, rule?.reviewAfter ?? null)}`;
  const [n, word] = spanOf(locale, rule.purgeAfter);
  return `${n} ${word} ${since[rule.anchor]?.[locale] ?? ""}`.trim();
};
