import type { RequestLocale } from "#contract/requests.ts";
import { RULES, SCHEDULE } from "#worker/retention/index.ts";

const units = {
  nl: { D: ["dag", "dagen"], M: ["maand", "maanden"], Y: ["jaar", "jaar"], H: ["uur", "uur"] },
  en: { D: ["day", "days"], M: ["month", "months"], Y: ["year", "years"], H: ["hour", "hours"] },
} as const;
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

/** How long a store's rows stay, in words, from the one schedule (P7-9). */
export const periodText = (locale: RequestLocale, ends: string) => {
  const known = endings[ends]?.[locale];
  if (known !== undefined) return known;
  const rule = RULES.find(({ id }) => id === SCHEDULE[ends as keyof typeof SCHEDULE]?.id);
  const period = rule?.purgeAfter?.match(/^PT?(\d+)([DMYH])$/);
  if (period === null || period === undefined) return endings["with the assignment"]?.[locale] ?? "";
  const n = Number(period[1]);
  const word = units[locale][period[2] as keyof (typeof units)["nl"]][n === 1 ? 0 : 1];
  return locale === "nl"
    ? `${n} ${word} na de laatste controle of handeling`
    : `${n} ${word} after the last check or act`;
};
