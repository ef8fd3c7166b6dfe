export type Mark = [from: number, until: number];

/** Marks in order and joined where they touch: the same rule as the server's. */
export const joinMarks = (marks: readonly Mark[]): Mark[] => {
  const joined: Mark[] = [];
  for (const [from, until] of marks.toSorted((a, b) => a[0] - b[0] || a[1] - b[1])) {
    if (from >= until) continue;
    const last = joined.at(-1);
    if (last !== undefined && from <= last[1]) last[1] = Math.max(last[1], until);
    else joined.push([from, until]);
  }
  return joined;
};

const letter = /[\p{L}\p{N}]/u;
const bare = (text: string) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

/** Every place of a word in the text, as a whole word, in any case and with or without accents. */
export const placesOf = (text: string, word: string): Mark[] => {
  const wanted = bare(word.trim());
  if (wanted.length < 2) return [];
  // Accents taken away one letter at a time, so that places keep their positions.
  const letters = Array.from(text, (character) => ({ character, plain: bare(character) || character }));
  const starts: number[] = [];
  let plain = "";
  let at = 0;
  for (const { character, plain: part } of letters) {
    for (let n = 0; n < part.length; n++) starts.push(at);
    plain += part;
    at += character.length;
  }
  starts.push(at);
  const found: Mark[] = [];
  for (let from = plain.indexOf(wanted); from !== -1; from = plain.indexOf(wanted, from + wanted.length)) {
    const until = from + wanted.length;
    const whole = !letter.test(plain[from - 1] ?? " ") && !letter.test(plain[until] ?? " ");
    if (whole) found.push([starts[from] ?? 0, starts[until] ?? at]);
  }
  return found;
};

/** Places worth a look: the words of the name, without initials and particles. */
export const suggestMarks = (text: string, name: string): Mark[] =>
  joinMarks(
    name
      .split(/[\s.,]+/)
      .filter((word) => word.length > 3)
      .flatMap((word) => placesOf(text, word)),
  );

/** The text in pieces, marked and not, in order. */
export const piecesOf = (text: string, marks: readonly Mark[]) => {
  const pieces: { text: string; mark: Mark | null }[] = [];
  let at = 0;
  for (const mark of joinMarks(marks)) {
    if (mark[0] > at) pieces.push({ text: text.slice(at, mark[0]), mark: null });
    pieces.push({ text: text.slice(mark[0], mark[1]), mark });
    at = mark[1];
  }
  if (at < text.length) pieces.push({ text: text.slice(at), mark: null });
  return pieces;
};
