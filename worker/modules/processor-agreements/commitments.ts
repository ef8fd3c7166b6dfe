import type { AgreementCommitments } from "#contract/assignments.ts";
import { type RuleName, SCHEDULE } from "#worker/retention/schedule.ts";
import { subProcessors } from "./sub-processors.ts";

/** What of a client's data has a clock; staff and applicants stand in no client's agreement. */
export const promisedRules = [
  "contactValue",
  "personalCell",
  "company",
  "callNote",
  "supersededCopy",
  "stagedRow",
  "tombstone",
  "purgeHold",
  "accessLog",
] as const satisfies RuleName[];

/** What is promised today: read from the schedule and the list of sub-processors, so that it can't be anything else. */
export const currentCommitments = (
  crossingPersonal: AgreementCommitments["crossingPersonal"],
): AgreementCommitments => ({
  retention: promisedRules.map((rule) => ({
    rule,
    reviewAfter: SCHEDULE[rule].reviewAfter,
    purgeAfter: SCHEDULE[rule].purgeAfter,
  })),
  answerRequestsWithin: SCHEDULE.dataSubjectRequest.answerWithin,
  subProcessors: subProcessors.map(({ name }) => name),
  crossingPersonal,
  storage: "eu",
});

/**
 * Where signed commitments are not what the machine does now: `retention.<rule>`, `answer`, `subProcessor.<name>`. Empty
 * when all is as promised. The setting of crossing is left out: it may become narrower under a signed agreement (P8-2).
 */
export const deviationsOf = (signed: AgreementCommitments, now = currentCommitments("all")): string[] => {
  const periods = new Map(now.retention.map((line) => [line.rule, line]));
  const moved = signed.retention.filter(({ rule, reviewAfter, purgeAfter }) => {
    const kept = periods.get(rule);
    return kept?.reviewAfter !== reviewAfter || kept.purgeAfter !== purgeAfter;
  });
  const unnamed = now.subProcessors.filter((name) => !signed.subProcessors.includes(name));
  return [
    ...moved.map(({ rule }) => `retention.${rule}`),
    ...(signed.answerRequestsWithin === now.answerRequestsWithin ? [] : ["answer"]),
    ...unnamed.map((name) => `subProcessor.${name}`),
  ];
};
