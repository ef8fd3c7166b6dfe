import type { MatchReview, MatchReviewPage } from "#contract/reviews.ts";
import { type Grant, loggedRead } from "#worker/access/index.ts";
import type { Deps } from "#worker/deps.ts";
import { toKnownCompanies, toKnownContacts } from "#worker/modules/companies/index.ts";
import { purgeCutoff, SCHEDULE } from "#worker/retention/index.ts";
import { groupPairs } from "../group-pairs.rules.ts";
import {
  openCountStatement,
  type ReviewRow,
  reviewDisclosure,
  reviewPage,
  sideStatements,
} from "../match-reviews.repository.ts";
import { companyLines, contactLines } from "../review-lines.rules.ts";

/** Pairs a screen holds; the next ones come when these are answered. */
const PAIRS = 50;

/** The doubtful pairs that wait for an answer, those put off last (P4.1-2). */
export const listReviews = async (deps: Deps, grant: Grant<"review.list">): Promise<MatchReviewPage> => {
  const cutoff = purgeCutoff(deps.clock.now(), SCHEDULE.contactValue);
  const page = reviewPage(grant, cutoff, PAIRS);
  const [pairs, companies, sites, keys, values, count] = await loggedRead(deps, grant, reviewDisclosure(page), [
    ...sideStatements(page, cutoff),
    openCountStatement(grant, cutoff),
  ]);
  const company = new Map(
    toKnownCompanies([companies, sites, keys].map((found) => found ?? { rows: [], changes: 0 })).map((each) => [
      each.id,
      each,
    ]),
  );
  const contact = new Map(toKnownContacts(values?.rows ?? [], [], () => true).map((each) => [each.id, each]));
  const grouped = groupPairs((pairs?.rows ?? []) as ReviewRow[]);
  const items = grouped.flatMap(({ row, leftId, rightId, group }): MatchReview[] => {
    const { id, kind } = row;
    const evidence = JSON.parse(row.evidence) as string[];
    const about = { id, kind, evidence, deferred: row.deferred_at !== null, group };
    const [one, other] = [company.get(leftId), company.get(rightId)];
    if (kind === "company") return one && other ? [{ ...about, lines: companyLines(one, other) }] : [];
    const [person, twin] = [contact.get(leftId), contact.get(rightId)];
    return person && twin ? [{ ...about, lines: contactLines(person, twin) }] : [];
  });
  return { items, open: (count?.rows[0] as { open: number } | undefined)?.open ?? 0 };
};
