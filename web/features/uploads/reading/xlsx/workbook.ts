import { ReadError } from "../read-error.ts";
import { MAX_SHEETS } from "./limits.ts";
import { readSmallPart } from "./part.ts";
import { attr } from "./xml-scanner.ts";
import { Zip, type ZipEntry } from "./zip.ts";

export interface SheetPart {
  name: string;
  hidden: boolean;
  entry: ZipEntry;
}

export interface Workbook {
  zip: Zip;
  /** Worksheets in the workbook's order; chart and dialog sheets hold no table and are left out. */
  sheets: SheetPart[];
  uses1904: boolean;
  sharedStrings: ZipEntry | null;
  styles: ZipEntry | null;
}

/**
 * Finds the parts of a workbook by its relations, in Excel's, LibreOffice's, Google's and the strict spelling.
 * @throws ReadError telling what else the zip is, or that it is damaged
 */
export async function openWorkbook(source: Blob | Uint8Array, signal?: AbortSignal): Promise<Workbook> {
  const zip = await Zip.open(source);
  if (!zip) throw new ReadError("file.damaged");
  refuseOtherZips(zip);
  const root = await relations(zip, "", signal);
  const main = root.find((each) => each.type === "officeDocument")?.target ?? "xl/workbook.xml";
  const entry = zip.entries.get(main);
  if (!entry) throw new ReadError("file.damaged");

  const parts = await relations(zip, main, signal);
  const partOf = (type: string) => zip.entries.get(parts.find((each) => each.type === type)?.target ?? "") ?? null;
  const listed: { name: string; hidden: boolean; id: string }[] = [];
  let uses1904 = false;
  await readSmallPart(
    zip,
    entry,
    {
      open(name, raw) {
        if (name === "workbookPr") uses1904 = isTrue(attr(raw, "date1904"));
        if (name !== "sheet") return;
        if (listed.length >= MAX_SHEETS) throw new ReadError("file.unsafe");
        const hidden = (attr(raw, "state") ?? "visible") !== "visible";
        listed.push({ name: attr(raw, "name") ?? "", hidden, id: attr(raw, "id") ?? "" });
      },
    },
    signal,
  );
  const sheets: SheetPart[] = [];
  for (const { name, hidden, id } of listed) {
    const relation = parts.find((each) => each.id === id);
    if (relation && relation.type !== "worksheet") continue;
    const part = zip.entries.get(relation?.target ?? "");
    if (!part) throw new ReadError("file.damaged");
    sheets.push({ name, hidden, entry: part });
  }
  if (sheets.length === 0) throw new ReadError("file.no_sheet");
  return { zip, sheets, uses1904, sharedStrings: partOf("sharedStrings"), styles: partOf("styles") };
}

function refuseOtherZips(zip: Zip): void {
  const names = [...zip.entries.keys()];
  if ([...zip.entries.values()].some((entry) => entry.encrypted)) throw new ReadError("file.password");
  if (zip.entries.has("xl/workbook.bin")) throw new ReadError("file.xlsb");
  if (zip.entries.has("content.xml") && zip.entries.has("mimetype")) throw new ReadError("file.ods");
  if (names.some((name) => name.endsWith(".iwa")) || zip.entries.has("Index.zip")) throw new ReadError("file.numbers");
  if (zip.entries.has("word/document.xml") || zip.entries.has("ppt/presentation.xml"))
    throw new ReadError("file.other_office");
  if (!zip.entries.has("[Content_Types].xml") && !names.some((name) => name.startsWith("xl/")))
    throw new ReadError("file.zip");
}

interface Relation {
  id: string;
  /** The last word of the type's address, which is the same in the strict and the usual namespace. */
  type: string;
  target: string;
}

async function relations(zip: Zip, part: string, signal?: AbortSignal): Promise<Relation[]> {
  const slash = part.lastIndexOf("/");
  const folder = part.slice(0, slash + 1);
  const entry = zip.entries.get(`${folder}_rels/${part.slice(slash + 1)}.rels`);
  const found: Relation[] = [];
  if (!entry) return found;
  await readSmallPart(
    zip,
    entry,
    {
      open(name, raw) {
        if (name !== "Relationship" || attr(raw, "TargetMode") === "External") return;
        const target = resolve(folder, attr(raw, "Target") ?? "");
        found.push({ id: attr(raw, "Id") ?? "", type: (attr(raw, "Type") ?? "").split("/").pop() ?? "", target });
      },
    },
    signal,
  );
  return found;
}

function resolve(folder: string, target: string): string {
  const path = target.replaceAll("\\", "/");
  const parts: string[] = [];
  for (const step of (path.startsWith("/") ? path : folder + path).split("/")) {
    if (step === "..") parts.pop();
    else if (step !== "" && step !== ".") parts.push(step);
  }
  return parts.join("/");
}

function isTrue(value: string | null): boolean {
  return value === "1" || value === "true";
}
