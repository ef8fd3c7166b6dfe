// A repeatable source of chance for made-up lists.
export const chance = (seed) => {
  let state = seed >>> 0 || 1;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
  const int = (low, high) => low + Math.floor(next() * (high - low + 1));
  const pick = (list) => list[Math.floor(next() * list.length)];
  const maybe = (p) => next() < p;
  const digits = (n) => Array.from({ length: n }, () => int(0, 9)).join("");
  const shuffle = (list) => {
    const copy = [...list];
    for (let at = copy.length - 1; at > 0; at--) {
      const other = int(0, at);
      [copy[at], copy[other]] = [copy[other], copy[at]];
    }
    return copy;
  };
  /** One slip of the fingers in a word of letters. */
  const typo = (text) => {
    const spots = [...text].flatMap((sign, at) => (/\p{L}/u.test(sign) && at > 0 ? [at] : []));
    if (spots.length < 4) return text;
    const at = pick(spots);
    const letter = pick([..."abdegiklmnoprstuvz"]);
    const kind = int(0, 3);
    if (kind === 0) return text.slice(0, at) + text.slice(at + 1);
    if (kind === 1) return text.slice(0, at) + letter + text.slice(at + 1);
    if (kind === 2) return text.slice(0, at) + text[at] + text.slice(at);
    return at + 1 < text.length && /\p{L}/u.test(text[at + 1])
      ? text.slice(0, at) + text[at + 1] + text[at] + text.slice(at + 2)
      : text.slice(0, at) + letter + text.slice(at);
  };
  return { next, int, pick, maybe, digits, shuffle, typo };
};
