import { ReadError } from "../read-error.ts";
import { MAX_SMALL_PART_BYTES } from "./limits.ts";
import { type XmlHandler, XmlScanner } from "./xml-scanner.ts";
import type { Zip, ZipEntry } from "./zip.ts";

export interface PartOptions {
  maxBytes?: number | undefined;
  /** 0..1 of the packed bytes. */
  onProgress?: ((fraction: number) => void) | undefined;
  signal?: AbortSignal | undefined;
  /** Called between pieces: what was read so far can be handed on. */
  onPiece?: (() => void | Promise<void>) | undefined;
}

/** Streams one XML part through a handler. @throws ReadError when it is damaged or a bomb */
export async function readPart(
  zip: Zip,
  entry: ZipEntry,
  handler: XmlHandler | ((scanner: () => XmlScanner) => XmlHandler),
  options: PartOptions = {},
): Promise<void> {
  const scanner: XmlScanner = new XmlScanner(typeof handler === "function" ? handler(() => scanner) : handler);
  let decoder: TextDecoder | null = null;
  let size = 0;
  for await (const bytes of zip.bytes(entry, options.onProgress, options.signal)) {
    size += bytes.length;
    if (size > (options.maxBytes ?? Number.POSITIVE_INFINITY)) throw new ReadError("file.unsafe");
    decoder ??= new TextDecoder(encodingOf(bytes));
    scanner.push(decoder.decode(bytes, { stream: true }));
    const waiting = options.onPiece?.();
    if (waiting) await waiting;
  }
  scanner.push(decoder?.decode() ?? "");
  scanner.end();
  await options.onPiece?.();
}

/** A small part that is held whole. */
export function readSmallPart(zip: Zip, entry: ZipEntry, handler: XmlHandler, signal?: AbortSignal): Promise<void> {
  return readPart(zip, entry, handler, { maxBytes: MAX_SMALL_PART_BYTES, signal });
}

function encodingOf(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return "utf-16le";
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return "utf-16be";
  const head = String.fromCharCode(...bytes.subarray(0, 100));
  const named = /^<\?xml[^>]*\sencoding=["']([\w-]+)["']/.exec(head)?.[1];
  return named && /^(iso-8859-1|windows-1252|us-ascii)$/i.test(named) ? "windows-1252" : "utf-8";
}
