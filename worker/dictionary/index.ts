import { assignmentTables } from "./assignments.ts";
import { identityTables } from "./identity.ts";
import { registryTables } from "./registry.ts";
import { requestTables } from "./requests.ts";
import type { TableEntry } from "./types.ts";
import { workTables } from "./work.ts";

/**
 * Every column of every table: its class or why it is not personal, what ends it, who may see it (P2-5). A column of a
 * migration that answers nothing here fails a test. What a person's rights do in each table stands in rights.ts; the
 * access answer, the erasure plan and its reading back are generated from both.
 */
export const dictionary: Record<string, TableEntry> = {
  ...identityTables,
  ...assignmentTables,
  ...registryTables,
  ...workTables,
  ...requestTables,
};

export { erasedTables, rights, type SubjectRights } from "./rights.ts";
