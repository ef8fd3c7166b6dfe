const alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

const encodeTime = (ms: number) => {
  let rest = ms;
  let text = "";
  for (let i = 0; i < 10; i++) {
    text = alphabet[rest % 32] + text;
    rest = Math.floor(rest / 32);
  }
  return text;
};

let pool = new Uint8Array(0);
let used = 0;
// One call for many ids: getRandomValues per id dominates bulk uploads.
const randomBytes = (count: number) => {
  if (used + count > pool.length) {
    pool = crypto.getRandomValues(new Uint8Array(4096));
    used = 0;
  }
  used += count;
  return pool.subarray(used - count, used);
};

const randomText = (length: number) => {
  let text = "";
  for (const byte of randomBytes(length)) text += alphabet[byte & 31];
  return text;
};

/** A sortable id without meaning: `lead_` + 10 characters of time + 16 of chance (80 bits). */
export const newId = (prefix: string, atMs = Date.now()) => `${prefix}_${encodeTime(atMs)}${randomText(16)}`;

/** A random name without time or meaning (130 bits), for pseudonyms and references that must not be sortable. */
export const randomName = () => randomText(26);

/** A secret for links and one-time tokens (256 bits), base64url. */
export const randomSecret = () => {
  const bytes = crypto.getRandomValues(new Uint8Array(32));
  return btoa(String.fromCharCode(...bytes))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replaceAll("=", "");
};
