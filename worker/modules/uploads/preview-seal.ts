import { decryptText, encryptText, hmac, hmacMany, toBase64 } from "#worker/platform/crypto.ts";
import { problem } from "#worker/platform/http/problem.ts";

/** Where a row of an earlier chunk ended up: its row, site and person; `refused` when the person may not be created. */
export interface SealedRow {
  rowId: string;
  siteId: string | null;
  contactId: string | null;
  refused: boolean;
}
/** What is remembered of a company between two calls of a preview: ids, never a value. */
export interface SealedCompany {
  id: string;
  leadId: string;
  /** Known companies that merged into it. */
  also: string[];
  rows: Record<string, SealedRow>;
  /** Doubtful pairs that were told already. */
  asked: string[];
  /** Doubtful pairs that this client is told nothing of. */
  aside: string[];
}

const STEP = 256;
const ROOM = 384;

/**
 * As long as what the client knows anyway asks for, in steps, with room for the rest: what others hold never shows in a
 * length. What does not fit the room is left out.
 */
const padded = (company: SealedCompany) => {
  const size = Math.ceil(written({ ...company, also: [], aside: [] }).length / STEP) * STEP + ROOM;
  const kept = { ...company };
  while (written(kept).length > size && kept.aside.length > 0) kept.aside = kept.aside.slice(1);
  while (written(kept).length > size && kept.also.length > 0) kept.also = kept.also.slice(1);
  return written(kept).padEnd(size);
};

type Written = [string, string, string[], [string, string, string | null, string | null, 0 | 1][], string[], string[]];
const written = ({ id, leadId, also, rows, asked, aside }: SealedCompany): string =>
  JSON.stringify([
    id,
    leadId,
    also,
    Object.entries(rows).map(([number, row]) => [number, row.rowId, row.siteId, row.contactId, row.refused ? 1 : 0]),
    asked,
    aside,
  ] satisfies Written);
const readBack = (text: string): SealedCompany => {
  const [id, leadId, also, rows, asked, aside] = JSON.parse(text) as Written;
  const row = ([number, rowId, siteId, contactId, refused]: Written[3][number]): [string, SealedRow] => [
    number,
    { rowId, siteId, contactId, refused: refused === 1 },
  ];
  return { id, leadId, also, rows: Object.fromEntries(rows.map(row)), asked, aside };
};

/**
 * Seals and labels of one person's preview of one file. A label is the same for the same record within the preview and
 * can't be computed or read outside the server, so that a new company looks like one that others know (P1-5).
 */
export const previewSeals = async (secret: string, place: string) => {
  const base = await hmac(btoa(secret), `upload preview ${place}`);
  const bytes = Uint8Array.from(base.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
  const key = await crypto.subtle.importKey("raw", bytes, "AES-GCM", false, ["encrypt", "decrypt"]);
  return {
    seal: (company: SealedCompany) => encryptText(key, padded(company), place),
    /** @throws 400 `request.invalid` for a seal of another person, file or assignment */
    open: async (seal: string): Promise<SealedCompany> => {
      try {
        return readBack(await decryptText(key, seal, place));
      } catch {
        throw problem("request.invalid", [{ pointer: "/before", code: "seal" }]);
      }
    },
    labels: async (ids: readonly string[]): Promise<Map<string, string>> => {
      const hashes = await hmacMany(toBase64(bytes), [...ids]);
      return new Map(ids.map((id, at) => [id, (hashes[at] as string).slice(0, 20)]));
    },
  };
};
