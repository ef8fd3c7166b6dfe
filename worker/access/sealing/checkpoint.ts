import type { Hash } from "./merkle.ts";

/** The text of a checkpoint (C2SP tlog-checkpoint): origin, size, root, each on a line. */
export const checkpointText = (origin: string, size: number, root: Hash) => `${origin}\n${size}\n${root}\n`;
