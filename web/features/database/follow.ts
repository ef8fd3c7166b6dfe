import type { QueryClient } from "@tanstack/solid-query";
import { onCleanup } from "solid-js";
import { online } from "#web/platform/connection.ts";
import { sessionExpired } from "#web/platform/session.ts";
import { createRowCache, readNamed, readStamps } from "./database.queries.ts";
import { sha256 } from "./hash.ts";

const POLL_MS = 5_000;
const MOST = 200;

/** The server's stamp of a row, made of what stands here. */
export const stampOf = async (row: object): Promise<string> => (await sha256(JSON.stringify(row))).slice(0, 24);

/**
 * Keeps the rows in sight as they are on the server: asks for their stamps, then reads (and so logs) only what changed. A
 * row that somebody is editing here is left alone; its version settles that.
 */
export function followRows(props: {
  client: QueryClient;
  assignmentId: string;
  inSight: () => readonly string[];
  isBusy: (rowId: string) => boolean;
  onChange: (changed: number) => void;
}) {
  const cache = createRowCache(props.client, props.assignmentId);
  let asking = false;
  const ask = async () => {
    const ids = props.inSight().slice(0, MOST);
    if (asking || ids.length === 0 || document.hidden || !online() || sessionExpired()) return;
    asking = true;
    try {
      const stamps = new Map((await readStamps(props.assignmentId, ids)).map(({ id, stamp }) => [id, stamp]));
      const free = ids.filter((id) => !props.isBusy(id) && cache.find(id) !== undefined);
      const gone = free.filter((id) => !stamps.has(id));
      const changed: string[] = [];
      for (const id of free) {
        const row = cache.find(id);
        const stamp = stamps.get(id);
        if (row !== undefined && stamp !== undefined && (await stampOf(row)) !== stamp) changed.push(id);
      }
      if (gone.length > 0) cache.remove(gone);
      if (changed.length > 0)
        for (const row of await readNamed(props.assignmentId, changed))
          if (!props.isBusy(row.id)) cache.update(row.id, () => row);
      if (gone.length + changed.length > 0) props.onChange(gone.length + changed.length);
    } catch {
      // The next look asks again; what is on screen stays.
    } finally {
      asking = false;
    }
  };
  const poll = setInterval(() => void ask(), POLL_MS);
  onCleanup(() => clearInterval(poll));
}
