const QUOTE = 34;
const LINE_FEED = 10;

/** Counts the records of a CSV that arrives in pieces: line ends inside quoted cells are part of a cell. */
export function createRecordCounter() {
  let quoted = false;
  let records = 0;
  return {
    add: (bytes: Uint8Array): number => {
      for (const byte of bytes) {
        if (byte === QUOTE) quoted = !quoted;
        else if (byte === LINE_FEED && !quoted) records++;
      }
      return records;
    },
  };
}
