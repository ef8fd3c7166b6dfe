import type { AgreementAnswer, AgreementTerms } from "#contract/assignments.ts";
import type { Grant } from "#worker/access/index.ts";
import type { Deps } from "#worker/deps.ts";
import { localDate } from "#worker/retention/calendar.ts";
import { findAgreements } from "../agreements.repository.ts";
import { renewalStartsOn, termsFrom } from "../agreements.rules.ts";

type Found = Pick<AgreementAnswer, "agreement" | "next"> & { wanted: AgreementTerms | null };

/** The bounds a next signature begins with: those of now for as long again, or those a copy was asked with. */
const proposal = ({ agreement, next, wanted }: Found, todayOn: string): AgreementTerms | null => {
  if (next !== null) return null;
  if (agreement === null) return wanted !== null && wanted.startsOn < todayOn ? termsFrom(wanted, todayOn) : wanted;
  if (agreement.state === "in_force") return termsFrom(agreement.terms, renewalStartsOn(agreement.terms));
  return agreement.state === "ended" ? termsFrom(agreement.terms, todayOn) : null;
};

/** The agreement that counts now (in force, else the last one signed), the one to follow it, and what to begin with. */
export const readAgreement = async ({
  grant,
  deps,
}: {
  grant: Grant<"agreement.read">;
  deps: Deps;
}): Promise<AgreementAnswer> => {
  const found = await findAgreements(deps, grant);
  const { agreement, next } = found;
  return { agreement, next, proposed: proposal(found, localDate(deps.clock.now())) };
};
