import { ReadError, type ReadErrorCode } from "./read-error.ts";

const MAGIC: [bytes: number[], code: ReadErrorCode][] = [
  [[0x1f, 0x8b], "file.gzip"],
  [[0x25, 0x50, 0x44, 0x46], "file.pdf"],
  [[0x42, 0x5a, 0x68, 0x39], "file.zip"],
  [[0x37, 0x7a, 0xbc, 0xaf], "file.zip"],
  [[0x52, 0x61, 0x72, 0x21], "file.zip"],
  [[0xfd, 0x37, 0x7a, 0x58], "file.zip"],
  [[0x28, 0xb5, 0x2f, 0xfd], "file.zip"],
  // Excel 2 to 4: a bare stream.
  [[0x09, 0x00, 0x04, 0x00], "file.xls"],
  [[0x09, 0x02, 0x06, 0x00], "file.xls"],
  [[0x09, 0x04, 0x06, 0x00], "file.xls"],
  [[0x09, 0x08, 0x10, 0x00], "file.xls"],
];

/**
 * What kind of file it is by its first bytes, never by its name. `zip` may be a workbook, `ole` is one that cannot be read here.
 * @throws ReadError `file.*` for what is certainly no table
 */
export function kindOf(head: Uint8Array): "zip" | "ole" | "text" {
  if (startsWith(head, [0x50, 0x4b, 0x03, 0x04]) || startsWith(head, [0x50, 0x4b, 0x05, 0x06])) return "zip";
  if (startsWith(head, [0xd0, 0xcf, 0x11, 0xe0])) return "ole";
  for (const [bytes, code] of MAGIC) if (startsWith(head, bytes)) throw new ReadError(code);
  return "text";
}

/** More control characters than a text ever has. NUL is judged apart: it occurs in real exports. */
export function refuseBinary(sampleText: string): void {
  let control = 0;
  let nul = 0;
  for (let i = 0; i < sampleText.length; i++) {
    const code = sampleText.charCodeAt(i);
    if (code === 0) nul++;
    else if (code < 9 || (code > 13 && code < 28)) control++;
  }
  if (control > 16 && control > sampleText.length / 20) throw new ReadError("file.not_text");
  if (nul > 16 && nul > sampleText.length / 5) throw new ReadError("file.not_text");
}

/** Text that is no delimited text: web pages (often named .xls), XML, JSON. A table whose cells hold such things is one. */
export function refuseOtherText(sampleText: string): void {
  const start = sampleText
    .slice(0, 2_000)
    .replace(/^\ufeff/, "")
    .trimStart();
  if (/^(<!--.*?-->\s*)*<(!doctype\s+html|html|head|body|table|meta)\b/is.test(start)) throw new ReadError("file.html");
  if (/^<\?xml\s/i.test(start)) throw new ReadError(/<html|Excel\.Sheet/i.test(start) ? "file.html" : "file.xml");
  if (/^\[?\s*\{\s*("[^"\n]*"\s*:|\})/.test(start) || /^\[\s*\[\s*["\d]/.test(start)) throw new ReadError("file.json");
}

/** The first bytes of a zip without a directory still tell what it was to become. */
export function brokenZip(head: Uint8Array): ReadErrorCode {
  const names = new TextDecoder("windows-1252").decode(head.subarray(0, 65_536));
  if (names.includes("application/vnd.oasis.opendocument")) return "file.ods";
  return names.includes("[Content_Types].xml") || names.includes("xl/") ? "file.damaged" : "file.zip";
}

/** Finds the streams of an OLE container: an old workbook, or a modern one behind a password. */
export class OleNames {
  #found: ReadErrorCode | null = null;

  /** Directory entries stand at multiples of 128 bytes. */
  update(bytes: Uint8Array): void {
    for (let at = 0; at + 64 <= bytes.length; at += 128) {
      if (this.#found === "file.password") return;
      if (isName(bytes, at, "EncryptedPackage")) this.#found = "file.password";
      else if (isName(bytes, at, "WordDocument") || isName(bytes, at, "PowerPoint Document"))
        this.#found ??= "file.other_office";
    }
  }

  result(): ReadErrorCode {
    return this.#found ?? "file.xls";
  }
}

function isName(bytes: Uint8Array, at: number, name: string): boolean {
  for (let i = 0; i < name.length; i++) {
    if (bytes[at + i * 2] !== name.charCodeAt(i) || bytes[at + i * 2 + 1] !== 0) return false;
  }
  return true;
}

function startsWith(bytes: Uint8Array, wanted: number[]): boolean {
  return wanted.every((byte, i) => bytes[i] === byte);
}
