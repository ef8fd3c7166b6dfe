import { SCHEDULE } from "#worker/retention/schedule.ts";
import { dictionary } from "./index.ts";
import { type EraseAction, type LawfulBasis, rights } from "./rights.ts";
import type { DataClass, Ending, Seer } from "./types.ts";

/** One table of the register of processing: whose data, why, how long, who sees it (P2-5, L-10). */
export interface RegisterEntry {
  table: string;
  /** The rule's own words, where a rule of the schedule ends it. */
  subject: { nl: string; en: string } | null;
  classes: DataClass[];
  seers: Seer[];
  ends: Ending;
  basis: LawfulBasis | null;
  erase: EraseAction | null;
  /** Why an erasure leaves it, where it does. */
  because: string | null;
  policy: string[];
}

const ruleOf = (ends: Ending) => (ends in SCHEDULE ? SCHEDULE[ends as keyof typeof SCHEDULE] : null);

/** Every table with personal data, generated from the dictionary and the schedule: nothing is written down twice. */
export const processingRegister = (): RegisterEntry[] =>
  Object.entries(dictionary).flatMap(([table, { ends, columns }]) => {
    const personal = Object.values(columns).filter((column) => column.kind === "personal");
    if (personal.length === 0) return [];
    const rule = ruleOf(ends);
    const right = rights[table];
    return [
      {
        table,
        subject: rule?.subject ?? null,
        classes: [...new Set(personal.map((column) => column.class))],
        seers: [...new Set(personal.flatMap((column) => column.seers))],
        ends,
        basis: right?.basis ?? null,
        erase: right?.erase ?? null,
        because: right?.because ?? null,
        policy: [...(rule?.policy ?? [])],
      },
    ];
  });

/** The same for the public: one line for each thing that ends data, with everybody who may see any of it. */
export interface PublicEntry {
  ends: Ending;
  subject: { nl: string; en: string } | null;
  seers: Seer[];
  bases: LawfulBasis[];
}
export const publicRegister = (): PublicEntry[] => {
  // What belongs to a client and is about no person has no place in a table for persons.
  const entries = processingRegister().filter(({ classes }) => classes.some((each) => each !== "client-confidential"));
  // In the order of the schedule, with what a contact asks first on top; the endings without a period come last.
  const place = (ends: Ending) => (ends in SCHEDULE ? Object.keys(SCHEDULE).indexOf(ends) : Number.MAX_SAFE_INTEGER);
  const endings = [...new Set(entries.map(({ ends }) => ends))].sort((a, b) => place(a) - place(b));
  return endings.map((ends) => {
    const same = entries.filter((entry) => entry.ends === ends);
    const seers = [...new Set(same.flatMap((entry) => entry.seers))].filter((seer) => seer !== "nobody");
    const bases = [...new Set(same.flatMap(({ basis }) => (basis === null ? [] : [basis])))];
    return { ends, subject: same[0]?.subject ?? null, seers, bases };
  });
};
