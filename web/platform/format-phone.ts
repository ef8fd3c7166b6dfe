/** Area codes of two digits after the zero; all other places have three. */
const SHORT_AREAS = new Set(
  "10 13 15 20 23 24 26 30 33 35 36 38 40 43 45 46 50 53 55 58 70 71 72 73 74 75 76 77 78 79 85 88".split(" "),
);

/**
 * A number as people in the Netherlands write it: "+31301234567" → "030 123 45 67", "+31612345678" → "06 12 34 56 78".
 * Anything else (another country, a service number, a client's own spelling) stays as it is. For reading only: dialling,
 * downloads and comparing keep the international form.
 */
export function formatPhone(text: string): string {
  const digits = /^\+31([1-9]\d{8})$/.exec(text)?.[1];
  if (digits === undefined || /^(?:800|90[069]|14)/.test(digits)) return text;
  if (digits.startsWith("6")) return `06 ${pairs(digits.slice(1))}`;
  const area = digits.slice(0, SHORT_AREAS.has(digits.slice(0, 2)) ? 2 : 3);
  const rest = digits.slice(area.length);
  return `0${area} ${rest.length % 2 === 1 ? `${rest.slice(0, 3)} ${pairs(rest.slice(3))}` : pairs(rest)}`;
}

const pairs = (digits: string) => digits.replace(/(\d\d)(?=\d)/g, "$1 ");
