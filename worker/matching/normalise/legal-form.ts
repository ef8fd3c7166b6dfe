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
  {
    norm: "bv",
    label: "B.V.",
    tail: "b ?\\. ?v ?\\.?|b ?v|besloten vennootschap|besl\\.? vennootschap",
    head: "b\\.v\\.|bv",
  },
  { norm: "nv", label: "N.V.", tail: "n ?\\. ?v ?\\.?|nv|naamloze vennootschap", head: "n\\.v\\." },
  {
    norm: "vof",
    label: "V.O.F.",
    tail: "v ?\\. ?o ?\\. ?f ?\\.?|vof|vennootschap onder firma",
    head: "v\\.o\\.f\\.|vof",
  },
  { norm: "cv", label: "C.V.", tail: "c ?\\. ?v ?\\.?|cv|commanditaire vennootschap", head: "c\\.v\\." },
  { norm: "maatschap", label: "Maatschap", tail: "maatschap", head: "maatschap|mts\\." },
  { norm: "eenmanszaak", label: "Eenmanszaak", tail: "eenmanszaak|eenmansz\\.?", head: "eenmanszaak" },
  { norm: "stichting", label: "Stichting", tail: "stichting", head: "stichting|sticht\\.|stg\\.?|st\\." },
  { norm: "vereniging", label: "Vereniging", tail: "vereniging", head: "vereniging|ver\\." },
  {
    norm: "cooperatie",
    label: "Coöperatie",
    tail: "(?:cooperatie(?:ve vereniging)? )?(?:u ?\\. ?a ?\\.?|ua|b\\.a\\.?|w\\.a\\.?)|cooperatie",
    head: "cooperatieve vereniging|cooperatie|coop\\.",
  },
  { norm: "kg", label: "GmbH & Co. KG", tail: "gmbh *(?:&|und|\\+|en)? *co\\.? *kg|k\\.?g\\.?" },
  { norm: "gmbh", label: "GmbH", tail: "g\\.? ?m\\.? ?b\\.? ?h\\.?|gesellschaft mit beschrankter haftung" },
  { norm: "ag", label: "AG", tail: "ag|a\\.g\\.|aktiengesell?schaft" },
  { norm: "se", label: "SE", tail: "s\\.e\\.|societas europaea" },
  { norm: "plc", label: "plc", tail: "p\\.? ?l\\.? ?c\\.?|public limited company" },
  {
    norm: "llc",
    label: "LLC",
    tail: "l\\.? ?l\\.? ?c\\.?|limited liability company|llp|l\\.l\\.p\\.?",
    head: "limited liability company",
  },
  {
    norm: "ltd",
    label: "Ltd",
    tail: "(?:co(?:mpany)?\\.?,? ?|pte\\.? ?|pty\\.? ?|pvt\\.? ?|private )?(?:ltd\\.?|limited)|designated activity company",
  },
  { norm: "inc", label: "Inc.", tail: "inc\\.?|incorporated|corp\\.?|corporation" },
  {
    norm: "jsc",
    label: "JSC",
    tail: "(?:open |public |closed )?joint[ -]stock company|[op]?jsc|oao",
    head: "(?:open |public |closed )?joint[ -]stock company|[op]?jsc|oao",
  },
  { norm: "bvba", label: "BVBA", tail: "b\\.?v\\.?b\\.?a\\.?|sprl|s\\.p\\.r\\.l\\.?" },
  { norm: "sarl", label: "SARL", tail: "s\\.a\\.r\\.l\\.?|sarl|s\\. ?a ?r\\. ?l\\.?" },
  { norm: "srl", label: "SRL", tail: "s\\.r\\.l\\.?|srl", head: "srl|societatea cu raspundere limitata" },
  { norm: "sas", label: "SAS", tail: "s\\.a\\.s\\.?" },
  { norm: "sa", label: "S.A.", tail: "s\\.a\\.?" },
  { norm: "spa", label: "S.p.A.", tail: "s\\.p\\.a\\.?" },
  { norm: "sl", label: "S.L.", tail: "s\\.l\\.?(?:u\\.?)?" },
  { norm: "aps", label: "ApS", tail: "a\\/s" },
  { norm: "ab", label: "AB", tail: "a\\.b\\.|aktiebolag" },
  { norm: "oy", label: "Oy", tail: "oyj?" },
  { norm: "spzoo", label: "Sp. z o.o.", tail: "sp\\.? ?z ?o\\.? ?o\\.?" },
  { norm: "sro", label: "s.r.o.", tail: "s\\.r\\.o\\.?" },
  { norm: "vzw", label: "VZW", tail: "v\\.?z\\.?w\\.?|asbl|e\\.v\\.", head: "vzw|asbl" },
];
const BEFORE = "(?:^|[\\s,(\\-]+)";
const COMPILED = FORMS.map((form) => ({
  ...form,
  tailPattern: form.tail ? new RegExp(`${BEFORE}(?:${form.tail})\\)?[\\s,.]*$`) : null,
  headPattern: form.head ? new RegExp(`^(?:${form.head})[\\s,]+`) : null,
}));
/** What a company is in the course of, and "and company": not part of the name. */
const STATE =
  /[\s,(]+(?:i\.o\.|in oprichting|in liquidatie|in staat van faillissement|i\.l\.|c\.a\.|c\.s\.|cum annexis|cum suis|e\.o\.)\)?\s*$/;

/** Forms whose owners are natural persons: their business data is personal too (P2-4, L-7, P4.2-1). */
export const NATURAL_PERSON_FORMS: ReadonlySet<string> = new Set(["eenmanszaak", "vof", "maatschap", "cv"]);

/** "Jansen B.V. Amsterdam": the form in the middle, before a place or another remark. */
const MIDDLE =
  /^(?<before>.*\p{L}{2}.*?)[\s,]+(?:(?<bv>b\.v\.|bv)|(?<nv>n\.v\.|nv)|(?<vof>v\.o\.f\.|vof)|(?<maatschap>maatschap)|(?<cooperatie>u\.a\.))(?=[\s,(])[\s,(]*(?<after>\p{L}.*)$/u;

/** Takes the legal form off a folded name; `form` null when none is written. The rest is never empty. */
export function splitLegalForm(folded: string): { rest: string; form: { value: string; norm: string } | null } {
  let rest = folded.replace(STATE, "").trim();
  let form: { value: string; norm: string } | null = null;
  for (let round = 0; round < 3; round++) {
    const found = COMPILED.find((item) => item.tailPattern?.test(rest) || item.headPattern?.test(rest));
    const middle = found ? null : MIDDLE.exec(rest)?.groups;
    if (middle) {
      const { norm, label } = FORMS.find(({ norm }) => middle[norm]) as Form;
      form ??= { value: label, norm };
      rest = `${middle.before} ${middle.after}`.trim();
      continue;
    }
    if (!found) break;
    const byTail = found.tailPattern?.test(rest);
    const shorter = (
      byTail ? rest.replace(found.tailPattern as RegExp, "") : rest.replace(found.headPattern as RegExp, "")
    )
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
