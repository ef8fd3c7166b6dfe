import type { Deps } from "#worker/deps.ts";
import { recordErasure } from "#worker/erasure-ledger/record-erasure.ts";
import type { Statement } from "#worker/platform/db/db.ts";
import { type BlockLists, blockLists } from "../suppression/index.ts";

/** What the ledger keeps of persons who were forgotten: random ids, and the keyed hashes that refuse them. */
export interface ForgottenPersons {
  contactIds: readonly string[];
  block: BlockLists;
  /** What was filled in about them in calls goes too (an erasure, P7-6). */
  answers: boolean;
  /** Contacts of clients, erased by the same request (P6, P7-6). */
  clientContactIds: readonly string[];
}

/** Forgets persons for good: the entry first, then `write` with the mark in the batch that deletes (L-16). */
export const recordPersons = <T>(
  deps: Deps,
  persons: {
    contactIds: readonly string[];
    block: readonly Statement[];
    answers?: boolean;
    clientContactIds?: readonly string[];
  },
  write: (mark: Statement) => Promise<T>,
): Promise<T> =>
  recordErasure(
    deps,
    "persons",
    {
      contactIds: persons.contactIds,
      block: blockLists(persons.block),
      answers: persons.answers ?? false,
      clientContactIds: persons.clientContactIds ?? [],
    } satisfies ForgottenPersons,
    write,
  );
