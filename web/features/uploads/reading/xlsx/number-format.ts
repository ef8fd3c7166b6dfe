/** How a number of this style is shown: as a plain number, as a date or time, or as digits in a mask (KVK, phone, postcode). */
export type NumberStyle =
  | { kind: "plain" }
  | { kind: "date" }
  | { kind: "elapsed" }
  | { kind: "mask"; mask: MaskPart[] };

/** true = a digit that is always shown, false = only when there is one; a string stands there itself. */
type MaskPart = boolean | string;

const PLAIN: NumberStyle = { kind: "plain" };
const DATE: NumberStyle = { kind: "date" };
const ELAPSED: NumberStyle = { kind: "elapsed" };
const MAX_FORMAT = 255;

/** The formats Excel only names by number (ECMA-376 18.8.30): 14-22 and 45-47 are dates and times, 27-36 and 50-58 East Asian dates. */
export function builtInStyle(id: number): NumberStyle {
  if (id === 46) return ELAPSED;
  const date = (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) || (id >= 50 && id <= 58);
  return date ? DATE : PLAIN;
}

/** Reads a format code such as `dd-mm-yyyy`, `00000000` or `00-00000000`. */
export function styleOf(code: string): NumberStyle {
  if (code.length > MAX_FORMAT || /^general$/i.test(code)) return PLAIN;
  const bare = bareOf(code);
  if (/\[(h+|m+|s+)\]/i.test(code)) return ELAPSED;
  if (/[dmyhs]/i.test(bare.replace(/general|am\/pm|a\/p/gi, "")) || /e{2,4}/.test(bare)) return DATE;
  return maskOf(code.split(";")[0] ?? "");
}

/** Without quoted text, escapes, colours, conditions and filling. */
function bareOf(code: string): string {
  return code.replace(/"[^"]*"?|\\.|_.|\*.|\[[^\]]*\]/g, "");
}

/** A mask has several fixed digits, or text between digits; amounts (0.00, #,##0, 0%) are plain numbers. */
function maskOf(section: string): NumberStyle {
  const mask: MaskPart[] = [];
  for (const [token] of section.matchAll(/"[^"]*"|\\.|./gs)) {
    if (token === "0") mask.push(true);
    // Right of a 0 every place is filled: `0#########` holds ten digits.
    else if (token === "#" || token === "?") mask.push(mask.includes(true));
    else if (token.startsWith("\\")) mask.push(token.slice(1));
    else if (token.startsWith('"')) mask.push(token.slice(1, -1));
    else if (/[-+ ()]/.test(token)) mask.push(token);
    else return PLAIN;
  }
  return mask.filter((part) => part === true).length >= 2 ? { kind: "mask", mask } : PLAIN;
}

/** 612345678 in `0000000000` is 0612345678. Digits beyond the mask stand before its first digit, as in Excel. */
export function fillMask(mask: MaskPart[], digits: string): string {
  const rest = [...digits];
  let out = "";
  let open = mask.filter((part) => typeof part === "boolean").length;
  for (let i = mask.length - 1; i >= 0; i--) {
    const part = mask[i] as MaskPart;
    if (typeof part === "string") {
      out = part + out;
      continue;
    }
    open--;
    const digit = rest.pop() ?? (part ? "0" : "");
    out = (open === 0 ? rest.splice(0).join("") : "") + digit + out;
  }
  return out;
}
