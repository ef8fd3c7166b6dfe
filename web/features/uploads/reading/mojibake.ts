/** The bytes 0x80-0x9f of windows-1252 and what they are shown as; undefined ones keep their code. */
const HIGH = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ";
const CONTINUATION = `[${HIGH}\u00a0-\u00bf]`;
/**
 * UTF-8 that was read as windows-1252: a lead byte of Latin letters (Â Ã Ä Å), punctuation and the euro (â), an emoji (ð) or the byte order
 * mark (ï), with as many continuation bytes as it asks for. Other lead bytes are left alone: they would claim real words.
 */
const RUN = new RegExp(
  `[\\u00c2-\\u00c5]${CONTINUATION}|\\u00c6\u2019|\\u00cb[†œ]|\\u00e2${CONTINUATION}{2}|\\u00f0\\u0178${CONTINUATION}{2}|\\u00ef\\u00bb\\u00bf`,
  "g",
);
const MAX_ROUNDS = 3;
const utf8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

/** The text as it was meant ("LÃ¼beck", also encoded three times over: "LÃƒÂ¼beck", is "Lübeck"); the same text when nothing is wrong. */
export function repairMojibake(text: string): string {
  let now = text;
  for (let round = 0; round < MAX_ROUNDS; round++) {
    const next = decodeRuns(now);
    if (next === now) break;
    now = next;
  }
  return now;
}

/** A run right after a stray symbol belongs to another kind of damage (Mac text read as Windows) and is left alone. */
const STRAY = /[‚„†‡ˆ‰˜¬¨¯¸◊ı]/;

function decodeRuns(text: string): string {
  let end = -1;
  return text.replace(RUN, (run, at: number) => {
    if (at !== end && at > 0 && STRAY.test(text[at - 1] as string)) return run;
    end = at + run.length;
    return decodeRun(run);
  });
}

function decodeRun(run: string): string {
  try {
    const text = utf8.decode(Uint8Array.from(run, byteOf));
    return text === "\ufeff" ? "" : text;
  } catch {
    return run;
  }
}

function byteOf(char: string): number {
  const at = HIGH.indexOf(char);
  return at < 0 ? char.charCodeAt(0) : 0x80 + at;
}
