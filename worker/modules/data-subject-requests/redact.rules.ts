/** What stands where something was taken out: visible, and the same for everybody (P4.3-3). */
export const redactionMark = (onDate: string) => `[verwijderd op verzoek, ${onDate}]`;

/** Places of a text in order, without overlap and inside it. */
export const tidyMarks = (marks: readonly (readonly [number, number])[], length: number): [number, number][] => {
  const tidy: [number, number][] = [];
  for (const [from, until] of marks.toSorted((a, b) => a[0] - b[0] || a[1] - b[1])) {
    const [start, end] = [Math.max(0, from), Math.min(length, until)];
    if (start >= end) continue;
    const last = tidy.at(-1);
    if (last !== undefined && start <= last[1]) last[1] = Math.max(last[1], end);
    else tidy.push([start, end]);
  }
  return tidy;
};

/** The text with each marked place replaced. */
export const redact = (text: string, marks: readonly (readonly [number, number])[], onDate: string) => {
  let rest = text;
  for (const [from, until] of tidyMarks(marks, text.length).reverse())
    rest = `${rest.slice(0, from)}${redactionMark(onDate)}${rest.slice(until)}`;
  return rest;
};

/** The marked places themselves, for the answer to an access request. */
export const excerpts = (text: string, marks: readonly (readonly [number, number])[]) =>
  tidyMarks(marks, text.length).map(([from, until]) => text.slice(from, until));
