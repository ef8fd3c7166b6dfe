const formulaStart = /^[=+\-@\t\r＝＋－＠]/;
// A phone number or a plain figure is no formula, though it begins with + or -: it passes unchanged.
const figure = /^[+-]?[\d\s().,/-]*$/;

/** A cell that a spreadsheet would run as a formula gets a leading apostrophe; `+31 20 …` and `-5` stay as they are. */
export const neutraliseFormula = (text: string) => (formulaStart.test(text) && !figure.test(text) ? `'${text}` : text);

/** Takes the mark off again, so that upload → download → upload changes nothing. */
export const restoreFormula = (text: string) =>
  text.startsWith("'") && formulaStart.test(text.slice(1)) && !figure.test(text.slice(1)) ? text.slice(1) : text;
