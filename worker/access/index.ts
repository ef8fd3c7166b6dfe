export { logSelectStatement, logStatement, type RecordKind, refusalStatement } from "./access-log.repository.ts";
export type { Actor } from "./actor.ts";
export { authorize } from "./authorize.ts";
export { caller } from "./caller.ts";
export { agreementInForceSql } from "./facts.repository.ts";
export type { Grant } from "./grant.ts";
export { type Disclosure, loggedRead, loggedWrite } from "./logged-read.ts";
export { policyFor } from "./policies/index.ts";
export { permissionOf, requires } from "./requires.ts";
