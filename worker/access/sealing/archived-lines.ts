import type { Deps } from "#worker/deps.ts";
import { sha256 } from "#worker/platform/crypto.ts";
import { type ArchivedLine, type Segment, segmentsAbout } from "./archive.repository.ts";

/** The lines of a segment. Throws when the object is not the one that was recorded. */
export const readSegment = async (deps: Deps, segment: Segment): Promise<ArchivedLine[]> => {
  const text = await deps.objects.get(segment.object);
  if (text === null || (await sha256(text)) !== segment.digest)
    throw new Error("an archived segment was lost or changed");
  return text
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line) as ArchivedLine);
};

/** The archived looks at subjects, by their pseudonyms, oldest first: for the answer to whom it was shown (P7-9). */
export const archivedLooksAt = async (deps: Deps, pseudonyms: readonly string[]) => {
  const segments = new Map<number, Segment>();
  for (const pseudonym of pseudonyms)
    for (const segment of await segmentsAbout(deps.db, pseudonym, "", "9")) segments.set(segment.first_seq, segment);
  const looks: { at: string; role: string; purpose: string }[] = [];
  for (const segment of [...segments.values()].sort((a, b) => a.first_seq - b.first_seq))
    for (const line of await readSegment(deps, segment))
      if (line.subject !== null && line.outcome !== "refused" && pseudonyms.includes(line.subject))
        looks.push({ at: line.at, role: line.actor_role, purpose: line.purpose });
  return looks;
};
