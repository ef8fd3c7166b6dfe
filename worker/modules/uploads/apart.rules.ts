import type { ChunkPlan, KnownCompany } from "#worker/matching/types.ts";

/** A trade register number of this chunk only, never stored: two different ones never come together. */
const apartKey = (companyId: string) => `k:=${companyId}`;
export const isApartKey = (key: string) => key.startsWith("k:=");

/** Pairs of which a person said that they are two, and which this plan would make one all the same. */
export const brokenPairs = (plan: ChunkPlan, apart: readonly (readonly [string, string])[]) => {
  const into = new Map(plan.companyMerges.map(({ fromId, intoId }) => [fromId, intoId]));
  const end = (id: string) => into.get(id) ?? id;
  return apart.filter(([one, other]) => end(one) === end(other));
};

/**
 * The companies with what keeps these pairs apart (P4.1-2): a number of their own where they have none; of two with the
 * same number the one that would have gone is left out of this chunk.
 */
export const keepApart = (
  companies: readonly KnownCompany[],
  plan: ChunkPlan,
  pairs: readonly (readonly [string, string])[],
): KnownCompany[] => {
  const ids = new Set(pairs.flat());
  const numbered = new Set(
    companies.filter(({ keys }) => keys.some((key) => key.startsWith("k:"))).map(({ id }) => id),
  );
  const leaving = new Set(plan.companyMerges.map(({ fromId }) => fromId));
  const out = new Set(
    pairs
      .filter((pair) => pair.every((id) => numbered.has(id)))
      .flatMap((pair) => pair.find((id) => leaving.has(id)) ?? []),
  );
  return companies
    .filter(({ id }) => !out.has(id))
    .map((company) =>
      ids.has(company.id) && !numbered.has(company.id)
        ? { ...company, keys: [...company.keys, apartKey(company.id)] }
        : company,
    );
};
