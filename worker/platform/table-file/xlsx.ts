import { strToU8, Zip, ZipDeflate } from "fflate";
import { neutraliseFormula } from "./formula-mark.ts";
import type { TableFile } from "./table-file.ts";
import { cellLimit, columnName, xlsxText } from "./xlsx-text.ts";

const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const office = "http://schemas.openxmlformats.org";
const main = `xmlns="${office}/spreadsheetml/2006/main"`;

// The least a workbook needs, without document properties: a file tells nothing of who made it. Style 1 is "text", so
// that figures with leading zeros stay text when somebody edits them.
const parts: Record<string, string> = {
  "[Content_Types].xml": `<Types xmlns="${office}/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/></Types>`,
  "_rels/.rels": `<Relationships xmlns="${office}/package/2006/relationships"><Relationship Id="rId1" Type="${office}/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
  "xl/workbook.xml": `<workbook ${main} xmlns:r="${office}/officeDocument/2006/relationships"><sheets><sheet name="Leadhunter" sheetId="1" r:id="rId1"/></sheets></workbook>`,
  "xl/_rels/workbook.xml.rels": `<Relationships xmlns="${office}/package/2006/relationships"><Relationship Id="rId1" Type="${office}/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${office}/officeDocument/2006/relationships/styles" Target="styles.xml"/></Relationships>`,
  "xl/styles.xml": `<styleSheet ${main}><fonts count="1"><font><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="2"><xf/><xf numFmtId="49" applyNumberFormat="1"/></cellXfs></styleSheet>`,
};
// The first line stays in view.
const sheetStart = `${declaration}<worksheet ${main}><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><sheetData>`;
const sheetEnd = "</sheetData></worksheet>";
// The earliest a zip can say: the moment is in the file's name already.
const mtime = "1980-01-01T12:00:00";

/** Rows below the headers that a worksheet can hold. */
export const xlsxRowLimit = 1_048_575;

const joined = (chunks: Uint8Array[]) => {
  const whole = new Uint8Array(chunks.reduce((sum, chunk) => sum + chunk.length, 0));
  let at = 0;
  for (const chunk of chunks.splice(0)) {
    whole.set(chunk, at);
    at += chunk.length;
  }
  return whole;
};

/**
 * A workbook of one sheet, every cell text: no formula can run, and zeros in front stay. The cells are those of the CSV,
 * mark before a formula included, so that a file saved as CSV later is as safe. Longer texts than a cell can hold are cut
 * with `…`. Memory holds one page.
 */
export const xlsxFile = (): TableFile => {
  const chunks: Uint8Array[] = [];
  const zip = new Zip((error, chunk) => {
    if (error !== null) throw error;
    chunks.push(chunk);
  });
  const open = (name: string) => {
    const part = new ZipDeflate(name, { level: 1 });
    part.mtime = mtime;
    zip.add(part);
    return part;
  };
  let rowNumber = 0;
  const cell = (text: string, column: number) => {
    if (text === "") return "";
    const safe = neutraliseFormula(text);
    const fitting = safe.length > cellLimit ? `${safe.slice(0, cellLimit - 1)}…` : safe;
    return `<c r="${columnName(column)}${rowNumber}" s="1" t="inlineStr"><is><t xml:space="preserve">${xlsxText(fitting)}</t></is></c>`;
  };
  const row = (cells: readonly string[]) => {
    rowNumber += 1;
    return `<row r="${rowNumber}">${cells.map(cell).join("")}</row>`;
  };
  let sheet: ZipDeflate;
  const write = (xml: string, last = false) => {
    sheet.push(strToU8(xml), last);
    return joined(chunks);
  };
  return {
    extension: "xlsx",
    contentType: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    start: (headers) => {
      for (const [name, xml] of Object.entries(parts)) open(name).push(strToU8(declaration + xml), true);
      sheet = open("xl/worksheets/sheet1.xml");
      return write(sheetStart + row(headers));
    },
    rows: (records) => write(records.map(row).join("")),
    end: () => {
      sheet.push(strToU8(sheetEnd), true);
      zip.end();
      return joined(chunks);
    },
  };
};
