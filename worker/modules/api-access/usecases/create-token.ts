import type { ApiTokenRow, CreatedToken, CreateTokenInput } from "#contract/api-tokens.ts";
import type { Grant } from "#worker/access/index.ts";
import type { Deps } from "#worker/deps.ts";
import { sha256 } from "#worker/platform/crypto.ts";
import { randomName, randomSecret } from "#worker/platform/ids.ts";
import { insertToken } from "../api-tokens.repository.ts";
import { tokenPrefix } from "../api-tokens.rules.ts";

const dayMs = 86_400_000;

/** Makes a token and shows it this once: 256 random bits, of which only the hash is kept. */
export const createToken = async (
  deps: Deps,
  grant: Grant<"api-token.create">,
  input: CreateTokenInput,
): Promise<CreatedToken> => {
  const now = deps.clock.now();
  const row: ApiTokenRow = {
    id: deps.newId("tok"),
    label: input.label,
    scopes: [...new Set(input.scopes)],
    pseudonym: randomName(),
    createdAt: now.toISOString(),
    expiresAt: new Date(now.getTime() + input.days * dayMs).toISOString(),
    revokedAt: null,
    lastUsedOn: null,
  };
  const token = `${tokenPrefix}${randomSecret()}`;
  await insertToken(deps, grant, row, await sha256(token));
  return { ...row, token };
};
