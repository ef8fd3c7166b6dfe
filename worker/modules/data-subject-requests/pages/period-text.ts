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

/** "P6M" as a number and its unit. */
const spanOf = (locale: RequestLocale, period: string): [number, string] => {
  const [, count, unit] = period.match(/^PT?(\d+)([DMYH])$/) ?? [];
  const n = Number(count);
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
  return locale === "nl"
    ? `${n} ${word} na de laatste controle of handeling`
    : `${n} ${word} after the last check or act`;
};
