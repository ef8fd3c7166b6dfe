import type { Surroundings } from "./registry.repository.ts";

/**
 * Only what a run would look these rows up with: companies that share a key with them which few enough hold, or that the
 * client's own record of this file stands for.
 */
export const within = (
  found: Surroundings,
  {
    keys,
    rowKeys,
    generic,
    most,
  }: { keys: ReadonlySet<string>; rowKeys: ReadonlySet<string>; generic: ReadonlySet<string>; most: number },
): Surroundings => {
  const holders = new Map<string, number>();
  for (const company of found.companies)
    for (const key of company.keys) if (keys.has(key)) holders.set(key, (holders.get(key) ?? 0) + 1);
  const pinned = new Set(found.rows.filter((row) => rowKeys.has(row.rowKey)).map(({ companyId }) => companyId));
  const companies = found.companies.filter(
    ({ id, keys: held }) =>
      pinned.has(id) || held.some((key) => keys.has(key) && !generic.has(key) && (holders.get(key) ?? 0) <= most),
  );
  const ids = new Set(companies.map(({ id }) => id));
  return {
    ...found,
    companies,
    contacts: found.contacts.filter(({ companyId }) => ids.has(companyId)),
    rows: found.rows.filter(({ companyId }) => ids.has(companyId)),
    leads: new Map([...found.leads].filter(([companyId]) => ids.has(companyId))),
  };
};
