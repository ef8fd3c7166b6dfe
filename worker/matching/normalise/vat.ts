import { isNothing } from "./text.ts";

/** A VAT id without signs ("NL 1234.56.789.B01" -> "NL123456789B01"); null when it is none. Several companies of one group may share one. */
export function normaliseVat(cell: string | undefined): string | null {
  if (isNothing(cell)) return null;
  const bare = (cell ?? "")
    .toUpperCase()
    .replace(/^[^A-Z0-9]*(?:BTW|VAT)?(?:-?(?:NR|NUMMER|ID))?[.:\s]*/, "")
    .replace(/[^A-Z0-9+*]/g, "");
  const dutch = /^(?:NL)?(\d{9})(B\d{2})$/.exec(bare);
  if (dutch) return /^0+$/.test(dutch[1] as string) ? null : `NL${dutch[1]}${dutch[2]}`;
  return /^(?:AT|BE|BG|CY|CZ|DE|DK|EE|EL|ES|FI|FR|GB|HR|HU|IE|IT|LT|LU|LV|MT|PL|PT|RO|SE|SI|SK|XI|CHE?)[0-9A-Z+*]{7,13}$/.test(
    bare,
  )
    ? bare
    : null;
}
