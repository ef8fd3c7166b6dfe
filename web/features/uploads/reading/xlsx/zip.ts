import { Inflate } from "fflate";
import { ReadError } from "../read-error.ts";
import { giveWay, piece, sizeOf } from "../source.ts";
import { crc32 } from "./crc32.ts";
import { MAX_ENTRIES, MAX_PART_BYTES, MAX_RATIO, MAX_TOTAL_BYTES, RATIO_FREE_BYTES } from "./limits.ts";

export interface ZipEntry {
  name: string;
  encrypted: boolean;
  method: number;
  crc: number;
  packed: number;
  size: number;
  offset: number;
}

/** Fed this little at once, a bomb can inflate to 8 MiB before it is counted. */
const FEED = 8 * 1024;
const GIVE_WAY_BYTES = 8 * 1024 * 1024;
const EOCD = 0x06054b50;
const CENTRAL = 0x02014b50;
const LOCAL = 0x04034b50;
const UNKNOWN = 0xffffffff;
const damaged = () => new ReadError("file.damaged");

/**
 * A zip read by its directory, one part at a time, each inflated as a stream. fflate does the inflating: 8 kB, no dependencies, used everywhere,
 * and synchronous, so that every step can be counted. Its own Unzip reads in file order, and a sheet mostly stands before its strings.
 */
export class Zip {
  readonly entries: ReadonlyMap<string, ZipEntry>;
  readonly #source: Blob | Uint8Array;
  #inflated = 0;

  private constructor(source: Blob | Uint8Array, entries: Map<string, ZipEntry>) {
    this.#source = source;
    this.entries = entries;
  }

  /** @returns null when there is no directory at the end; @throws ReadError `file.damaged`, `file.unsafe` */
  static async open(source: Blob | Uint8Array): Promise<Zip | null> {
    const size = sizeOf(source);
    const tailAt = Math.max(0, size - 65_557);
    const tail = await piece(source, tailAt, size);
    const view = viewOf(tail);
    let at = tail.length - 22;
    while (at >= 0 && view.getUint32(at, true) !== EOCD) at--;
    if (at < 0) return null;
    const count = view.getUint16(at + 10, true);
    const length = view.getUint32(at + 12, true);
    if (count > MAX_ENTRIES) throw new ReadError("file.unsafe");
    const said = view.getUint32(at + 16, true);
    const end = tailAt + at;
    // Mostly it is where it says; when something stands before the zip, it ends where the end record begins.
    const start = (await isDirectory(source, said, end)) ? said : end - length;
    if (start < 0) throw damaged();
    const directory = await piece(source, start, Math.min(end, start + length));
    const entries = readDirectory(directory, count, start - said);
    refuseOverlap([...entries.values()], start);
    return new Zip(source, entries);
  }

  /** The inflated bytes of a part, in order. Sizes, ratio and checksum are held against what is counted. */
  async *bytes(
    entry: ZipEntry,
    onPacked: (fraction: number) => void = () => {},
    signal?: AbortSignal,
  ): AsyncGenerator<Uint8Array> {
    if (entry.encrypted) throw new ReadError("file.password");
    if (entry.method !== 0 && entry.method !== 8) throw damaged();
    const from = await this.#dataStart(entry);
    if (from + entry.packed > sizeOf(this.#source)) throw damaged();
    let size = 0;
    let crc = 0;
    let sinceGap = 0;
    let out: Uint8Array[] = [];
    const inflate = new Inflate((chunk) => out.push(chunk));
    for (let at = 0; at < entry.packed || at === 0; at += FEED) {
      const end = Math.min(entry.packed, at + FEED);
      const packed = await piece(this.#source, from + at, from + end);
      out = [];
      if (entry.method === 0) out.push(packed);
      else inflateStep(inflate, packed, end === entry.packed);
      for (const chunk of out) {
        size += chunk.length;
        sinceGap += chunk.length;
        crc = crc32(chunk, crc);
        this.#count(chunk.length, size, end);
        if (chunk.length > 0) yield chunk;
      }
      onPacked(entry.packed === 0 ? 1 : end / entry.packed);
      if (sinceGap > GIVE_WAY_BYTES) {
        sinceGap = 0;
        await giveWay();
      }
      signal?.throwIfAborted();
    }
    if (size !== entry.size || crc !== entry.crc) throw damaged();
  }

  #count(step: number, size: number, packed: number): void {
    this.#inflated += step;
    const bomb = size > RATIO_FREE_BYTES && size > packed * MAX_RATIO;
    if (bomb || size > MAX_PART_BYTES || this.#inflated > MAX_TOTAL_BYTES) throw new ReadError("file.unsafe");
  }

  async #dataStart(entry: ZipEntry): Promise<number> {
    const head = await piece(this.#source, entry.offset, entry.offset + 30);
    const view = viewOf(head);
    if (head.length < 30 || view.getUint32(0, true) !== LOCAL) throw damaged();
    return entry.offset + 30 + view.getUint16(26, true) + view.getUint16(28, true);
  }
}

function inflateStep(inflate: Inflate, packed: Uint8Array, last: boolean): void {
  try {
    inflate.push(packed, last);
  } catch {
    throw damaged();
  }
}

/** @param shift how far the whole zip stands from where it says it starts */
function readDirectory(bytes: Uint8Array, count: number, shift: number): Map<string, ZipEntry> {
  const view = viewOf(bytes);
  const entries = new Map<string, ZipEntry>();
  const names = new TextDecoder();
  let at = 0;
  for (let i = 0; i < count; i++) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== CENTRAL) throw damaged();
    const nameLength = view.getUint16(at + 28, true);
    const next = at + 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
    if (next > bytes.length) throw damaged();
    const name = names.decode(bytes.subarray(at + 46, at + 46 + nameLength)).replaceAll("\\", "/");
    if (entries.has(name)) throw damaged();
    const entry = {
      name,
      encrypted: (view.getUint16(at + 8, true) & 1) !== 0,
      method: view.getUint16(at + 10, true),
      crc: view.getUint32(at + 16, true),
      packed: view.getUint32(at + 20, true),
      size: view.getUint32(at + 24, true),
      offset: view.getUint32(at + 42, true) + shift,
    };
    readZip64(entry, view, at + 46 + nameLength, view.getUint16(at + 30, true));
    if (entry.offset < 0 || entry.packed < 0) throw damaged();
    entries.set(name, entry);
    at = next;
  }
  return entries;
}

/** Java's writers put all sizes in the Zip64 field (id 1), however small: first the size, then the packed size, then the offset. */
function readZip64(entry: ZipEntry, view: DataView, from: number, length: number): void {
  for (let at = from; at + 4 <= from + length; at += 4 + view.getUint16(at + 2, true)) {
    if (view.getUint16(at, true) !== 1) continue;
    const end = Math.min(from + length, at + 4 + view.getUint16(at + 2, true));
    let field = at + 4;
    for (const key of ["size", "packed", "offset"] as const) {
      if (entry[key] !== UNKNOWN || field + 8 > end) continue;
      entry[key] = Number(view.getBigUint64(field, true));
      field += 8;
    }
    return;
  }
}

async function isDirectory(source: Blob | Uint8Array, at: number, end: number): Promise<boolean> {
  if (at + 46 > end) return false;
  return viewOf(await piece(source, at, at + 4)).getUint32(0, true) === CENTRAL;
}

/** Parts that share bytes make a small zip inflate without end. */
function refuseOverlap(entries: ZipEntry[], directory: number): void {
  const sorted = entries.sort((a, b) => a.offset - b.offset);
  let free = 0;
  for (const entry of sorted) {
    if (entry.offset < free) throw new ReadError("file.unsafe");
    free = entry.offset + 30 + entry.packed;
  }
  if (free > directory) throw new ReadError("file.damaged");
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
