const formulaStart = /^[=+\-@\t\r＝＋－＠]/;
// A phone number or a plain figure is no formula, though it begins with + or -: it passes unchanged.
const figure = /^[+-]?[\d\s().,/-]*$/;

/** A cell that a spreadsheet would run as a formula gets a leading apostrophe; `+31 20 …` and `-5` stay as they are. */
export const neutraliseFormula = (text: string) => (formulaStart.test(text) && !figure.test(text) ? `'${text}` : text);

/** Takes the mark off again, so that upload → download → upload changes nothing. */
export const restoreFormula = (text: string) =>
  text.startsWith("'") && formulaStart.test(text.slice(1)) && !figure.test(text.slice(1)) ? text.slice(1) : text;

export interface CsvDialect {
  delimiter: string;
  byteOrderMark: boolean;
}

/** One record by RFC 4180 with CRLF; quoted where the delimiter, a quote or a line end stands in the cell. */
export const csvRecord = (cells: string[], { delimiter }: CsvDialect) =>
  `${cells
    .map((cell) => {
      const safe = neutraliseFormula(cell);
      return safe.includes(delimiter) || /["\r\n]/.test(safe) || /^\s|\s$/.test(safe)
        ? `"${safe.replaceAll('"', '""')}"`
        : safe;
    })
    .join(delimiter)}\r\n`;
