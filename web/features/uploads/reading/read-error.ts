/** Why a file cannot be read as a table. The wizard has a text per code; the command line prints it and exits 2. */
export type ReadErrorCode =
  | "file.empty"
  | "file.password"
  | "file.damaged"
  | "file.unsafe"
  | "file.xlsx_too_big"
  | "file.xlsx_too_many_rows"
  | "file.sheet_unknown"
  | "file.no_sheet"
  | "file.xls"
  | "file.xlsb"
  | "file.ods"
  | "file.numbers"
  | "file.other_office"
  | "file.zip"
  | "file.gzip"
  | "file.pdf"
  | "file.html"
  | "file.xml"
  | "file.json"
  | "file.image"
  | "file.database"
  | "file.vcard"
  | "file.mail"
  | "file.other_sheet"
  | "file.not_text"
  | "file.unreadable"
  | "file.cell_too_long"
  | "file.too_many_columns"
  | "file.too_many_rows"
  | "file.quotes_broken"
  | "reader.crashed"
  | "reader.closed";

export class ReadError extends Error {
  readonly code: ReadErrorCode;
  constructor(code: ReadErrorCode) {
    super(code);
    this.name = "ReadError";
    this.code = code;
  }
}
