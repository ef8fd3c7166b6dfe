import type { ApiScope } from "#contract/api-tokens.ts";
import type { Actor } from "#worker/access/index.ts";
import type { Deps } from "#worker/deps.ts";
import { loadActor } from "#worker/modules/identity/index.ts";
import { sha256 } from "#worker/platform/crypto.ts";
import { localDate } from "#worker/retention/calendar.ts";
import { findLiveToken, markUsed } from "./api-tokens.repository.ts";
import { permissionsOf } from "./api-tokens.rules.ts";

/**
 * The actor behind an API token: who made it, limited to its scopes, under the token's own pseudonym. Null when the token
 * is unknown, revoked or at its end, or when its maker was deactivated or left the client. What the scopes open was
 * confirmed with a second factor when the token was made, so a download asks for none again.
 */
export const resolveToken = async (token: string, deps: Deps): Promise<Actor | null> => {
  const found = await findLiveToken(deps, await sha256(token));
  if (found === null) return null;
  const maker = await loadActor(deps, found.created_by);
  if (maker?.role !== "client" || maker.clientId !== found.client_id) return null;
  const todayOn = localDate(deps.clock.now());
  if (found.last_used_on !== todayOn) await markUsed(deps, found.id, todayOn);
  return {
    ...maker,
    pseudonym: found.pseudonym,
    sessionId: found.id,
    limitedTo: permissionsOf(JSON.parse(found.scopes) as ApiScope[]),
    stepUpUntil: found.expires_at,
  };
};
