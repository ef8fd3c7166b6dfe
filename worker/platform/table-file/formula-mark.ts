const formulaStart = /^[=+\-@\t\r＝＋－＠]/;
// A phone number or a plain figure is no formula, though it begins with + or -: it passes unchanged.
const figure = /^[+-]?[\d\s().,/-]*$/;

/** A formula, or a text that looks like a marked one: that is marked once more, so that the mark always comes off again. */
const needsMark = (text: string): boolean => {
  const bare = text.replace(/^'+/, "");
  return formulaStart.test(bare) && !figure.test(bare);
};

/** A cell that a spreadsheet would run as a formula gets a leading apostrophe; `+31 20 …` and `-5` stay as they are. */
export const neutraliseFormula = (text: string) => (needsMark(text) ? `'${text}` : text);

/** Takes the mark off again, so that upload → download → upload changes nothing. */
export const restoreFormula = (text: string) =>
  text.startsWith("'") && needsMark(text.slice(1)) ? text.slice(1) : text;
