import { ReadError, type ReadErrorCode } from "./read-error.ts";

const MAGIC: [bytes: number[], code: ReadErrorCode][] = [
  [[0x1f, 0x8b], "file.gzip"],
  [[0x25, 0x50, 0x44, 0x46], "file.pdf"],
  [[0x42, 0x5a, 0x68, 0x39], "file.zip"],
  [[0x37, 0x7a, 0xbc, 0xaf], "file.zip"],
  [[0x52, 0x61, 0x72, 0x21], "file.zip"],
  [[0xfd, 0x37, 0x7a, 0x58], "file.zip"],
  [[0x28, 0xb5, 0x2f, 0xfd], "file.zip"],
  [[0x89, 0x50, 0x4e, 0x47], "file.image"],
  [[0xff, 0xd8, 0xff], "file.image"],
  [[0x47, 0x49, 0x46, 0x38], "file.image"],
  [[0x49, 0x49, 0x2a, 0x00], "file.image"],
  [[0x4d, 0x4d, 0x00, 0x2a], "file.image"],
  [[0x38, 0x42, 0x50, 0x53], "file.image"],
  [[..."SQLite format 3"].map((char) => char.charCodeAt(0)), "file.database"],
  [[0x50, 0x41, 0x52, 0x31], "file.database"],
  // UTF-32: no program offers it by itself.
  [[0xff, 0xfe, 0x00, 0x00], "file.not_text"],
  [[0x00, 0x00, 0xfe, 0xff], "file.not_text"],
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
  const name = String.fromCharCode(...head.subarray(0, 24));
  if (/^RIFF....WEBP|^BM....\0\0\0\0|^....ftyp/s.test(name)) throw new ReadError("file.image");
  if (/^....Standard (Jet|ACE) DB/s.test(name)) throw new ReadError("file.database");
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
  if (control > 2 && control + nul > sampleText.length / 5) throw new ReadError("file.not_text");
  if (nul > 16 && nul > sampleText.length / 5) throw new ReadError("file.not_text");
}

/** How other formats begin. Office writes tables as web pages and as XML, whatever the file's name says. */
const OTHER_TEXT: [start: RegExp, code: ReadErrorCode][] = [
  [/^(<!--.*?-->\s*)*<(!doctype\s+html|html|head|body|table|meta|div|style|thead|tbody|tr|script)\b/is, "file.html"],
  [/^MIME-Version:.*^Content-Type:\s*multipart\/related/ims, "file.html"],
  [/^<\?xml\s[^>]*>\s*(<!--.*?-->\s*)*<(!doctype\s+)?html\b/is, "file.html"],
  [/^<\?(xml|mso-application)\s/i, "file.xml"],
  [/^<!(doctype|element)\s/i, "file.xml"],
  [/^\[?\s*\{\s*("[^"\n]*"\s*:|\})/, "file.json"],
  [/^\[\s*\[\s*["\d]/, "file.json"],
  [/^%PDF-\d/, "file.pdf"],
  [/^\{\\rtf\d/, "file.other_office"],
  [/^BEGIN:VC(ARD|ALENDAR)\s/i, "file.vcard"],
  [
    /^(Return-Path|Received|Delivered-To|From|Date|Message-ID|MIME-Version):[^\n]*\n(?:[\w-]+:[^\n]*\n|[ \t][^\n]*\n)+\r?\n/i,
    "file.mail",
  ],
  [/^ID;P(WXL|CALC\w*)\b/, "file.other_sheet"],
  [/^TABLE\r?\n0,1\r?\n/, "file.other_sheet"],
];

/** Text that is no delimited text. A table whose cells hold such things is one. */
export function refuseOtherText(sampleText: string): void {
  const start = sampleText
    .slice(0, 2_000)
    .replace(/^\ufeff/, "")
    .trimStart();
  for (const [begins, code] of OTHER_TEXT) if (begins.test(start)) throw new ReadError(code);
  const end = sampleText.slice(-200).trimEnd();
  const root = /^<([a-z][\w:.-]*)(\s[^<>]*)?>/i.exec(start)?.[1];
  if (root !== undefined && (end.endsWith(`</${root}>`) || end.endsWith("/>"))) throw new ReadError("file.xml");
  const scalar = /^\[\s*("(?:[^"\\\n]|\\.)*"|-?\d+(\.\d+)?|true|false|null)\s*[,\]]/;
  if (scalar.test(start) && end.endsWith("]")) throw new ReadError("file.json");
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
