import * as v from "valibot";
import { shortText } from "./common.ts";
import type { Permission } from "./permissions.ts";

/** What a token may be made for. */
export const apiScopes = ["status", "upload", "download"] as const;
export type ApiScope = (typeof apiScopes)[number];

/** What each scope opens, and nothing else: a token never reaches what its owner reaches beside it. */
export const scopePermissions: Record<ApiScope, readonly Permission[]> = {
  status: ["assignment.list", "assignment.read", "upload.list", "upload.read"],
  upload: ["upload.create", "upload.list", "upload.read"],
  download: ["row.export"],
};

/** Days a token lives; there is none without an end. */
export const tokenLives = [30, 90, 365] as const;

export const createTokenInput = v.strictObject({
  label: shortText,
  scopes: v.pipe(v.array(v.picklist(apiScopes)), v.minLength(1), v.maxLength(apiScopes.length)),
  days: v.picklist(tokenLives),
});
export type CreateTokenInput = v.InferOutput<typeof createTokenInput>;

export interface ApiTokenRow {
  id: string;
  label: string;
  scopes: ApiScope[];
  /** The name under which its looks stand in the access log. */
  pseudonym: string;
  createdAt: string;
  expiresAt: string;
  revokedAt: string | null;
  lastUsedOn: string | null;
}
/** The one answer that holds the token itself. */
export interface CreatedToken extends ApiTokenRow {
  token: string;
}
