import type { Deps } from "#worker/deps.ts";
import { purgeCutoff, SCHEDULE } from "#worker/retention/index.ts";
import {
  companyMessage,
  departureCompanies,
  departureEntries,
  departureMessages,
  type Identifiers,
  namedMessages,
  personMessages,
  suppressionEntries,
} from "./identifiers.rules.ts";
import { keyedHashes } from "./keyed-hashes.ts";
import { anyRefusalsStatement, departedStatements, suppressedStatements } from "./suppression.repository.ts";

/** The keyed hashes of one person for both lists. `companyKey`: the company's id or another reference of it. */
export const identifierHashes = (
  deps: Deps,
  person: {
    email?: string | null;
    phone?: string | null;
    mobile?: string | null;
    name?: string | null;
    companyKey?: string | readonly string[];
  },
) => {
  const given = (value: string | null | undefined): value is string => typeof value === "string" && value !== "";
  const identifiers: Identifiers = {
    emails: [person.email].filter(given),
    phones: [person.phone, person.mobile].filter(given),
    name: person.name ?? null,
    companies: [person.companyKey ?? []].flat(),
  };
  return {
    suppression: keyedHashes(deps.config.suppressionKey, suppressionEntries(identifiers)),
    departure: keyedHashes(deps.config.suppressionKey, departureEntries(identifiers)),
  };
};

export interface RefusedPersons {
  /** Indexes into the list that was asked about. */
  suppressed: Set<number>;
  departed: Set<number>;
}

/**
 * Which of these persons may not be created: suppressed (P7-8), or departed from one of the named companies within the
 * tombstone's period (P4.2-6). A function is called only when there is anything to compare with. An engine read: set-based, nothing of it is disclosed.
 */
export const findRefused = async (
  deps: Deps,
  asked: readonly Identifiers[] | (() => readonly Identifiers[]),
): Promise<RefusedPersons> => {
  const refused: RefusedPersons = { suppressed: new Set(), departed: new Set() };
  const any = await deps.db.first<{ suppressions: 0 | 1; tombstones: 0 | 1 }>(anyRefusalsStatement());
  if (any === null || any.suppressions + any.tombstones === 0) return refused;
  const persons = typeof asked === "function" ? asked() : asked;
  const lookUp = lookUpWith(deps);
  const companies = [...new Set(persons.flatMap((person) => person.companies))];
  const first = await lookUp([
    ...persons.flatMap((person, index) => personMessages(person).map((message) => ({ message, index }))),
    ...companies.map((company) => ({ message: companyMessage(company), company })),
  ]);
  for (const { index } of first.suppressed) if (index !== undefined) refused.suppressed.add(index);
  const marked = (hits: Asked[]) => new Set(hits.flatMap(({ company }) => company ?? []));
  const [suppressedAt, departedAt] = [marked(first.suppressed), marked(first.departed)];
  if (suppressedAt.size + departedAt.size === 0) return refused;
  const second = await lookUp(
    persons.flatMap((person, index) =>
      [
        ...namedMessages(
          person,
          person.companies.filter((company) => suppressedAt.has(company)),
        ),
        ...departureMessages(
          person,
          departureCompanies(person).filter((company) => departedAt.has(company)),
        ),
      ].map((message) => ({ message, index })),
    ),
  );
  for (const { index } of second.suppressed) if (index !== undefined) refused.suppressed.add(index);
  for (const { index } of second.departed) if (index !== undefined) refused.departed.add(index);
  return refused;
};

interface Asked {
  message: string;
  /** The person it is about, or the company of a marker. */
  index?: number;
  company?: string;
}

/** What of a list of messages stands in the two lists. The messages of the lists never collide: their prefixes differ. */
const lookUpWith = (deps: Deps) => async (asked: readonly Asked[]) => {
  const byHash = new Map<string, Asked[]>();
  const hashes = keyedHashes(
    deps.config.suppressionKey,
    asked.map(({ message }) => message),
  );
  asked.forEach((question, at) => {
    const hash = hashes[at] as string;
    byHash.set(hash, [...(byHash.get(hash) ?? []), question]);
  });
  const distinct = [...byHash.keys()];
  const suppressed = suppressedStatements(distinct);
  const departed = departedStatements(distinct, purgeCutoff(deps.clock.now(), SCHEDULE.tombstone));
  const results = await deps.db.batch([...suppressed, ...departed]);
  const hits = (list: typeof results) =>
    list.flatMap(({ rows }) => (rows as { hash: string }[]).flatMap(({ hash }) => byHash.get(hash) ?? []));
  return { suppressed: hits(results.slice(0, suppressed.length)), departed: hits(results.slice(suppressed.length)) };
};
