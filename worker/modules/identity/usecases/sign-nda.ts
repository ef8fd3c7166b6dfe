import type { Grant } from "#worker/access/index.ts";
import type { Deps } from "#worker/deps.ts";
import { problem } from "#worker/platform/http/problem.ts";
import { currentNda } from "../nda-text.ts";
import { insertNdaStatement, writeNda } from "../ndas.repository.ts";

/** The person behind the grant signs the text they were shown; another text answers 409 `nda.outdated_text` (P1-2). */
export const signOwnNda = async ({
  deps,
  grant,
  input,
}: {
  deps: Deps;
  grant: Grant<"nda.sign">;
  input: { version: number; textHash: string; signedName: string };
}) => {
  const { version, textHash } = await currentNda();
  if (input.version !== version || input.textHash !== textHash) throw problem("nda.outdated_text");
  await writeNda(deps, grant, { userId: grant.actor.userId, version, textHash, signedName: input.signedName });
};

/** The current text signed on behalf of the demo world's people; no route leads here. */
export const signNda = async (deps: Deps, input: { userId: string; signedName: string }) => {
  const { version, textHash } = await currentNda();
  await deps.db.run(insertNdaStatement(deps, { ...input, version, textHash }));
};
