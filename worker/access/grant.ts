import type { Permission, Purpose } from "#contract/permissions.ts";
import type { Actor } from "./actor.ts";
import type { Facts } from "./facts.repository.ts";
import type { Scope } from "./policies/index.ts";

declare const minted: unique symbol;

/**
 * Proof that somebody may do something, minted by `authorize` only. Repositories of personal data take it first, so a
 * query without authorisation does not compile (architecture, lock 1).
 */
export interface Grant<P extends Permission = Permission> {
  readonly [minted]: P;
  readonly permission: P;
  readonly actor: Actor;
  readonly scope: Scope;
  /** Facts of the named resource; ids are null for lists. */
  readonly facts: Facts;
  readonly purpose: Purpose;
  readonly reason: string | null;
}

/** For `authorize` alone (kept by an architecture test). */
export const mint = <P extends Permission>(grant: Omit<Grant<P>, typeof minted>) => grant as Grant<P>;
