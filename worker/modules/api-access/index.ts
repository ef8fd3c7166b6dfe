export { apiTokensRoutes } from "./api-tokens.routes.ts";
export { bearerOf } from "./api-tokens.rules.ts";
export { openApiRoutes } from "./openapi.routes.ts";
export { resolveToken } from "./resolve-token.ts";
