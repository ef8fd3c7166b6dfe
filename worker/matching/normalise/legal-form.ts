import { fold, isNothing, tidy } from "./text.ts";

interface Form {
  norm: string;
  label: string;
  /** At the end of a folded name. */
  tail?: string;
  /** At the start of a folded name. */
  head?: string;
}

const FORMS: Form[] = [
  { norm: "bv", label: "B.V.", tail: "b ?\\. ?v ?\\.?|b ?v|besloten vennootschap|besl\\.? vennootschap", head: "b\\.v\\.|bv" },
  { norm: "nv", label: "N.V.", tail: "n ?\\. ?v ?\\.?|nv|naamloze vennootschap", head: "n\\.v\\." },
  { norm: "vof", label: "V.O.F.", tail: "v ?\\. ?o ?\\. ?f ?\\.?|vof|vennootschap onder firma", head: "v\\.o\\.f\\.|vof" },
  { norm: "cv", label: "C.V.", tail: "c ?\\. ?v ?\\.?|cv|commanditaire vennootschap", head: "c\\.v\\." },
  { norm: "maatschap", label: "Maatschap", tail: "maatschap", head: "maatschap" },
  { norm: "eenmanszaak", label: "Eenmanszaak", tail: "eenmanszaak|eenmansz\\.?", head: "eenmanszaak" },
  { norm: "stichting", label: "Stichting", tail: "stichting", head: "stichting|sticht\\.|st\\." },
  { norm: "vereniging", label: "Vereniging", tail: "vereniging", head: "vereniging|ver\\." },
  {
    norm: "cooperatie",
    label: "Coöperatie",
    tail: "(?:cooperatie(?:ve vereniging)? )?(?:u ?\\. ?a ?\\.?|ua|b\\.a\\.?|w\\.a\\.?)|cooperatie",
    head: "cooperatieve vereniging|cooperatie|coop\\.",
  },
  { norm: "gmbh", label: "GmbH", tail: "gmbh" },
  { norm: "ag", label: "AG", tail: "ag" },
  { norm: "ltd", label: "Ltd", tail: "ltd\\.?|limited|plc" },
  { norm: "inc", label: "Inc.", tail: "inc\\.?|llc|corp\\.?" },
  { norm: "sa", label: "S.A.", tail: "s\\.a\\.?|s\\.a\\.r\\.l\\.?|sarl|s\\.r\\.l\\.?|srl|bvba|b\\.v\\.b\\.a\\.?" },
];
const BEFORE = "(?:^|[\\s,(\\-]+)";
const COMPILED = FORMS.map((form) => ({
  ...form,
  tailPattern: form.tail ? new RegExp(`${BEFORE}(?:${form.tail})\\)?[\\s,.]*$`) : null,
  headPattern: form.head ? new RegExp(`^(?:${form.head})[\\s,]+`) : null,
}));
const FOUNDING = /[\s,(]+(?:i\.o\.|in oprichting)\)?\s*$/;

/** Forms whose owners are natural persons: their business data is personal too (P2-4, L-7, P4.2-1). */
export const NATURAL_PERSON_FORMS: ReadonlySet<string> = new Set(["eenmanszaak", "vof", "maatschap", "cv"]);

/** Takes the legal form off a folded name; `form` null when none is written. The rest is never empty. */
export function splitLegalForm(folded: string): { rest: string; form: { value: string; norm: string } | null } {
  let rest = folded.replace(FOUNDING, "").trim();
  let form: { value: string; norm: string } | null = null;
  for (let round = 0; round < 3; round++) {
    const found = COMPILED.find((item) => item.tailPattern?.test(rest) || item.headPattern?.test(rest));
    if (!found) break;
    const byTail = found.tailPattern?.test(rest);
    const shorter = (byTail ? rest.replace(found.tailPattern as RegExp, "") : rest.replace(found.headPattern as RegExp, ""))
      .replace(/^[\s,.\-(]+|[\s,\-(]+$/g, "")
      .trim();
    if (!/[\p{L}\p{N}]/u.test(shorter)) break;
    form ??= { value: found.label, norm: found.norm };
    rest = shorter;
  }
  return { rest, form };
}

/** A cell of a legal-form column: a known form gets its label, other text is kept as typed. Empty gives null. */
export function normaliseLegalForm(cell: string): { value: string; norm: string } | null {
  if (isNothing(cell)) return null;
  const found = splitLegalForm(`x ${fold(tidy(cell))}`);
  if (found.form && found.rest === "x") return found.form;
  return { value: tidy(cell), norm: fold(tidy(cell)) };
}
