/** A table written as a file in pieces: the headers first, then rows as they come, then what closes it. */
export interface TableFile {
  extension: "csv" | "xlsx";
  contentType: string;
  start(headers: readonly string[]): Uint8Array;
  rows(records: readonly (readonly string[])[]): Uint8Array;
  end(): Uint8Array;
}
