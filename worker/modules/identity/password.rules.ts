import { commonPasswords } from "./common-passwords.ts";

const contextWords = [
  "leadhunter",
  "callagent",
  "supervisor",
  "opdrachtbegeleider",
  "opdrachtgever",
  "administrator",
  "systeembeheerder",
  "bestuurder",
  "director",
  "coach",
  "client",
  "agent",
];

const letters = (text: string) => text.toLowerCase().replace(/[^\p{L}]/gu, "");

/**
 * True for a password one would guess: on the shipped list of common ones, one repeated character, or little more than
 * a word of the context (the product, a role, the person's own name or mailbox). No composition rules (ASVS 6.2.4/5/11).
 */
export const isWeakPassword = (password: string, person: { email: string; name: string }): boolean => {
  const lower = password.toLowerCase();
  const bare = letters(password);
  if (commonPasswords.has(lower) || new Set(lower).size < 3) return true;
  const [mailbox = ""] = person.email.toLowerCase().split("@");
  const own = [mailbox, ...mailbox.split(/[^\p{L}]+/u), letters(person.name), ...person.name.split(/\s+/)].map(letters);
  const words = [...contextWords, ...own].filter((word) => word.length >= 4);
  // A word with a year or a mark behind it is no secret; the same word inside a long phrase is fine.
  return words.some((word) => lower === mailbox || (bare.includes(word) && password.length - word.length < 6));
};
