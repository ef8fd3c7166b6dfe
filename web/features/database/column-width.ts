import type { DatabaseColumn, DatabaseRow } from "#contract/rows.ts";

const CHARACTER_PX = 7.2;
/** Figures of one width are wider than the average letter. */
const DIGIT_PX = 8.9;
const PADDING_PX = 28;
const NARROWEST = 88;
const WIDEST = 280;

const textPx = (text: string) => {
  const digits = text.replaceAll(/\D/g, "").length;
  return digits * DIGIT_PX + (text.length - digits) * CHARACTER_PX;
};

/** Pixels for each column, from its heading and the first values; a long text does not push the others away. */
export const columnWidths = (columns: readonly DatabaseColumn[], rows: readonly DatabaseRow[], first = 260): number[] =>
  columns.map((column, at) => {
    const widest = rows.slice(0, 60).reduce((most, row) => Math.max(most, textPx(row.cells[at]?.text ?? "")), 0);
    const wanted = Math.max(textPx(column.header), widest) + PADDING_PX;
    return Math.round(Math.min(at === 0 ? first : WIDEST, Math.max(NARROWEST, wanted)));
  });
