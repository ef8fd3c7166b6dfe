import { strToU8, zipSync } from "fflate";

export interface BookParts {
  /** Name and content of `<worksheet>`, per sheet. */
  sheets?: { name: string; xml: string; state?: string }[];
  strings?: string[];
  /** Format codes; style 1 is the first. */
  formats?: string[];
  workbookPr?: string;
  extra?: Record<string, Uint8Array | string>;
}

/** A workbook as a program writes it, only smaller. */
export function makeBook(parts: BookParts): Uint8Array {
  const sheets = parts.sheets ?? [];
  const files: Record<string, Uint8Array> = {};
  const put = (name: string, content: Uint8Array | string) => {
    files[name] = typeof content === "string" ? strToU8(content) : content;
  };
  const rels = (list: [string, string][]) =>
    `<Relationships>${list.map(([type, target], i) => `<Relationship Id="r${i + 1}" Type="http://x/${type}" Target="${target}"/>`).join("")}</Relationships>`;
  put("[Content_Types].xml", "<Types/>");
  put("_rels/.rels", rels([["officeDocument", "xl/workbook.xml"]]));
  put(
    "xl/_rels/workbook.xml.rels",
    rels([
      ...sheets.map((_, i): [string, string] => ["worksheet", `worksheets/sheet${i + 1}.xml`]),
      ["sharedStrings", "sharedStrings.xml"],
      ["styles", "/xl/styles.xml"],
    ]),
  );
  put(
    "xl/workbook.xml",
    `<?xml version="1.0"?><workbook xmlns:r="r">${parts.workbookPr ?? ""}<sheets>${sheets
      .map(({ name, state }, i) => `<sheet name="${name}"${state ? ` state="${state}"` : ""} r:id="r${i + 1}"/>`)
      .join("")}</sheets></workbook>`,
  );
  sheets.forEach(({ xml }, i) => {
    put(`xl/worksheets/sheet${i + 1}.xml`, xml.startsWith("<") ? `<worksheet>${xml}</worksheet>` : xml);
  });
  if (parts.strings) put("xl/sharedStrings.xml", `<sst>${parts.strings.map((si) => `<si>${si}</si>`).join("")}</sst>`);
  if (parts.formats) {
    const own = parts.formats
      .map((code, i) => `<numFmt numFmtId="${200 + i}" formatCode="${escapeXml(code)}"/>`)
      .join("");
    const xfs = parts.formats.map((_, i) => `<xf numFmtId="${200 + i}"/>`).join("");
    put(
      "xl/styles.xml",
      `<styleSheet><numFmts>${own}</numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/>${xfs}</cellXfs></styleSheet>`,
    );
  }
  for (const [name, content] of Object.entries(parts.extra ?? {})) put(name, content);
  return zipSync(files);
}

/** One sheet from rows of cells: a string is inline text, a number a number, anything in `<` the cell's own XML. */
export function sheetData(rows: (string | number)[][], after = ""): string {
  const cell = (value: string | number) =>
    typeof value === "number"
      ? `<c><v>${value}</v></c>`
      : value.startsWith("<")
        ? value
        : `<c t="inlineStr"><is><t>${escapeXml(value)}</t></is></c>`;
  return `<sheetData>${rows.map((row) => `<row>${row.map(cell).join("")}</row>`).join("")}</sheetData>${after}`;
}

export function oneSheet(rows: (string | number)[][], parts: BookParts = {}, after = ""): Uint8Array {
  return makeBook({ sheets: [{ name: "Blad1", xml: sheetData(rows, after) }], ...parts });
}

function escapeXml(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");
}
