import { MAX_CELL } from "../csv-parser.ts";
import { ReadError } from "../read-error.ts";
import { MAX_SHARED_STRINGS, MAX_TEXT } from "./limits.ts";
import { readPart } from "./part.ts";
import type { XmlHandler } from "./xml-scanner.ts";
import type { Zip, ZipEntry } from "./zip.ts";

/** The workbook's table of strings; rich text comes as its plain text. */
export async function readSharedStrings(
  zip: Zip,
  entry: ZipEntry | null,
  onProgress?: (fraction: number) => void,
  signal?: AbortSignal,
): Promise<string[]> {
  const strings: string[] = [];
  if (!entry) return strings;
  const text = new RichText();
  let total = 0;
  const handler: XmlHandler = {
    open(name) {
      if (name === "si") text.reset();
      else text.open(name);
    },
    close(name) {
      if (name !== "si") return text.close(name);
      const value = text.value();
      total += value.length;
      if (strings.length >= MAX_SHARED_STRINGS || total > MAX_TEXT) throw new ReadError("file.xlsx_too_big");
      strings.push(value);
    },
    text: (part) => text.add(part),
  };
  await readPart(zip, entry, handler, { onProgress, signal });
  return strings;
}

/** Collects the runs of a string; what stands in phonetic guides (rPh) is not part of it. */
export class RichText {
  #parts = "";
  #inText = false;
  #phonetic = false;

  reset(): void {
    this.#parts = "";
    this.#inText = false;
    this.#phonetic = false;
  }

  open(name: string): void {
    if (name === "rPh") this.#phonetic = true;
    else if (name === "t") this.#inText = true;
  }

  close(name: string): void {
    if (name === "rPh") this.#phonetic = false;
    else if (name === "t") this.#inText = false;
  }

  add(text: string): void {
    if (!this.#inText || this.#phonetic) return;
    this.#parts += text;
    if (this.#parts.length > MAX_CELL) throw new ReadError("file.cell_too_long");
  }

  value(): string {
    return unescapeX(this.#parts);
  }
}

/** Excel writes characters that XML cannot hold as _x000D_, and the text "_x000D_" itself as _x005F_x000D_. */
export function unescapeX(text: string): string {
  if (!text.includes("_x")) return text;
  return text.replace(/_x([0-9a-fA-F]{4})_/g, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)));
}
