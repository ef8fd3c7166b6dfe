import { globSync, readFileSync } from "node:fs";

/** The web's own source files (paths from the repository root), without generated ones. */
export const webSources = (pattern = "web/**/*.{ts,tsx}"): { path: string; text: string }[] =>
  globSync(pattern)
    .filter((path) => !path.endsWith(".gen.ts"))
    .sort()
    .map((path) => ({ path, text: readFileSync(path, "utf8") }));
