import type { Permission } from "#contract/permissions.ts";
import type { Role } from "#contract/roles.ts";

/** The person behind a request, as the session and the account say at this instant. */
export interface Actor {
  userId: string;
  name: string;
  email: string;
  role: Role;
  clientId: string | null;
  clientOwner: boolean;
  mayCountersign: boolean;
  pseudonym: string;
  sessionId: string;
  twoFactorEnabled: boolean;
  /** An NDA of the required version is in force (always true for clients, who need none). */
  ndaSigned: boolean;
  /** Until when a fresh second factor counts (wall-clock ISO), or null. */
  stepUpUntil: string | null;
  /** What an API token was made for; null for a person, who may do all that the role may. */
  limitedTo: readonly Permission[] | null;
}
