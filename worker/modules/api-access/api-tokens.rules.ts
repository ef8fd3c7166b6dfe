import { type ApiScope, scopePermissions } from "#contract/api-tokens.ts";
import type { Permission } from "#contract/permissions.ts";

/** Known by its beginning, so that secret scanners and readers recognise a token that lies about. */
export const tokenPrefix = "lh_";

/** The token of an `Authorization: Bearer` header; null when there is none, "" when it is none of ours. */
export const bearerOf = (header: string | null): string | null => {
  if (header === null) return null;
  const [, token = ""] = /^Bearer (lh_[\w-]{43})$/.exec(header) ?? [];
  return token;
};

/** Everything the scopes open together, each once. */
export const permissionsOf = (scopes: readonly ApiScope[]): Permission[] => [
  ...new Set(scopes.flatMap((scope) => scopePermissions[scope])),
];
