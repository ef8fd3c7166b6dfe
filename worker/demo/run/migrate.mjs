import { wrangler } from "./wrangler.mjs";

/** Brings the local database of a state folder up to date. */
export const migrate = (persist) => wrangler("d1", "migrations", "apply", "DB", "--local", "--persist-to", persist);
