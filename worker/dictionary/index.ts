import { assignmentTables } from "./assignments.ts";
import { identityTables } from "./identity.ts";
import { registryTables } from "./registry.ts";
import type { TableEntry } from "./types.ts";
import { workTables } from "./work.ts";

/**
 * Every column of every table: its class or why it is not personal, what ends it, who may see it (P2-5). A column of a
 * migration that answers nothing here fails a test. The register of processing, the access answer and the erasure plan
 * will be generated from it.
 */
export const dictionary: Record<string, TableEntry> = {
  ...identityTables,
  ...assignmentTables,
  ...registryTables,
  ...workTables,
};

export type { ColumnEntry, DataClass, TableEntry } from "./types.ts";
