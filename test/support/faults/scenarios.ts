import { expect } from "vitest";
import { breakEverywhere } from "../break-everywhere.ts";
import { createTestApp } from "../test-app.ts";
import { type Deleted, deletion } from "./deletion.ts";
import { sealing } from "./log.ts";
import { purging } from "./purge.ts";
import { restore } from "./restore.ts";
import { delivery } from "./upload.ts";

/** The work that may break off anywhere, and how many calls of the database it makes at the least. */
export const scenarios = (every: boolean): [string, () => Promise<void>][] => {
  const deleted = (kind: Deleted): [string, () => Promise<void>] => [
    `a deletion (${kind}) is finished or not begun, with its receipt and its entry in the ledger (P3-11, L-16)`,
    async () => expect(await breakEverywhere(deletion(createTestApp(), kind), every)).toBeGreaterThan(5),
  ];
  return [
    deleted("row"),
    deleted("upload"),
    deleted("assignment"),
    [
      "a chunk of an upload is in whole or not at all (P4.1-1)",
      async () => expect(await breakEverywhere(delivery(createTestApp()), every)).toBeGreaterThan(5),
    ],
    [
      "the log is sealed, published and archived, each line once (P3-7)",
      async () => expect(await breakEverywhere(await sealing(createTestApp()), every)).toBeGreaterThan(8),
    ],
    [
      "a purge is taken up by the next trigger, with exact counts (P4.2-10)",
      async () => expect(await breakEverywhere(await purging(createTestApp()), every, 3)).toBeGreaterThan(12),
    ],
    [
      "a restored database serves nothing before the ledger was carried out (L-16)",
      async () => expect(await breakEverywhere(restore(createTestApp()), every)).toBeGreaterThan(8),
    ],
  ];
};
