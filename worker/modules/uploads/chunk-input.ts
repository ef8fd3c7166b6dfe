import type { ResolveInput } from "#worker/matching/types.ts";
import type { PreparedRow } from "./prepare-rows.rules.ts";
import type { Surroundings } from "./registry.repository.ts";
import type { Upload } from "./uploads.repository.ts";

/** Everything one chunk is decided from. */
export interface ChunkInput {
  upload: Upload;
  found: Surroundings;
  rows: readonly PreparedRow[];
  stamp: ResolveInput["stamp"];
  newId: (prefix: string) => string;
  crossingPersonal: ResolveInput["crossingPersonal"];
  /** Doubtful pairs that were asked about before (`pairKey`). */
  asked?: ReadonlySet<string>;
}
