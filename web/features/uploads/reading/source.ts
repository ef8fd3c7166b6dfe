import { ReadError } from "./read-error.ts";

const PIECE = 512 * 1024;

export function sizeOf(source: Blob | Uint8Array): number {
  return source instanceof Uint8Array ? source.length : source.size;
}

/**
 * The bytes in pieces, so that memory stays bounded. Gives way to other tasks at every piece: that lets a cancel arrive.
 * @throws ReadError `file.unreadable` when the file changed or went away since it was chosen; the signal's reason on abort
 */
export async function* pieces(source: Blob | Uint8Array, signal?: AbortSignal): AsyncGenerator<Uint8Array> {
  const size = sizeOf(source);
  for (let at = 0; at < size; at += PIECE) {
    await giveWay();
    signal?.throwIfAborted();
    yield await piece(source, at, Math.min(size, at + PIECE));
  }
  signal?.throwIfAborted();
}

/** @throws ReadError `file.unreadable` */
export async function piece(source: Blob | Uint8Array, from: number, to: number): Promise<Uint8Array> {
  if (source instanceof Uint8Array) return source.subarray(from, to);
  try {
    return new Uint8Array(await source.slice(from, to).arrayBuffer());
  } catch {
    throw new ReadError("file.unreadable");
  }
}

export function giveWay(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 0));
}
