import { createRecordCounter } from "./count-records.ts";

/** Follows a file that comes in: how far it is, and whether it came whole. */
export interface DownloadCheck {
  /** Rows so far, or null for a file whose rows can't be seen from outside. */
  add(bytes: Uint8Array): number | null;
  whole(total: number | null): boolean;
}

const csvCheck = (): DownloadCheck => {
  const counter = createRecordCounter();
  let rows = 0;
  return {
    // The first record is the header.
    add: (bytes) => {
      rows = Math.max(0, counter.add(bytes) - 1);
      return rows;
    },
    whole: (total) => total === null || rows >= total,
  };
};

// A zip closes with this record (APPNOTE 4.3.16), 22 bytes where there is no comment.
const endOfZip = [0x50, 0x4b, 0x05, 0x06];
const endLength = 22;

const zipCheck = (): DownloadCheck => {
  let tail = new Uint8Array();
  return {
    add: (bytes) => {
      const joined = new Uint8Array(tail.length + bytes.length);
      joined.set(tail);
      joined.set(bytes, tail.length);
      tail = joined.slice(-endLength);
      return null;
    },
    whole: () => tail.length === endLength && endOfZip.every((byte, i) => tail[i] === byte),
  };
};

export const checkFor = (kind: string): DownloadCheck => (kind === "xlsx" ? zipCheck() : csvCheck());
