import { ReadError, type ReadErrorCode } from "./read-error.ts";

const MAGIC: [bytes: number[], code: ReadErrorCode][] = [
  [[0xd0, 0xcf, 0x11, 0xe0], "file.xls"],
  [[0x1f, 0x8b], "file.gzip"],
  [[0x25, 0x50, 0x44, 0x46], "file.pdf"],
];

/**
 * Refuses files that are certainly not delimited text, by their first bytes (never by their name).
 * @throws ReadError `file.*`
 */
export function refuseOtherKinds(head: Uint8Array): void {
  if (startsWith(head, [0x50, 0x4b, 0x03, 0x04])) throw new ReadError(zipKind(head));
  for (const [bytes, code] of MAGIC) if (startsWith(head, bytes)) throw new ReadError(code);
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

function zipKind(head: Uint8Array): ReadErrorCode {
  const names = new TextDecoder("windows-1252").decode(head.subarray(0, 65_536));
  if (names.includes("application/vnd.oasis.opendocument")) return "file.ods";
  return names.includes("[Content_Types].xml") || names.includes("xl/") ? "file.xlsx" : "file.zip";
}

function startsWith(bytes: Uint8Array, wanted: number[]): boolean {
  return wanted.every((byte, i) => bytes[i] === byte);
}
