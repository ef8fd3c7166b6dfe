import { createDecoder, type Encoding, EncodingGuess } from "./decode.ts";
import { brokenZip, kindOf, OleNames, refuseBinary, refuseOtherText } from "./file-kind.ts";
import { ReadError } from "./read-error.ts";
import { Sha256 } from "./sha256.ts";
import { pieces, sizeOf } from "./source.ts";
import { MAX_FILE_BYTES } from "./xlsx/limits.ts";
import { Zip } from "./xlsx/zip.ts";

const SAMPLE_BYTES = 256 * 1024;

export type Inspection =
  | {
      kind: "text";
      encoding: Encoding;
      /** Some bytes are of another encoding than the rest. */
      mixed: boolean;
      sha256: string;
      /** The beginning of the file as text; cut off anywhere. */
      sampleText: string;
    }
  | { kind: "zip"; sha256: string };

/**
 * First pass over the bytes: what kind of file, which encoding, its hash, and a sample. Holds no more than one piece and the sample.
 * @throws ReadError `file.*` for what is no table
 */
export async function inspect(
  source: Blob | Uint8Array,
  given: Encoding | undefined,
  onBytes: (done: number) => void,
  signal?: AbortSignal,
): Promise<Inspection> {
  if (sizeOf(source) === 0) throw new ReadError("file.empty");
  const hash = new Sha256();
  const guess = new EncodingGuess();
  const ole = new OleNames();
  let kind: ReturnType<typeof kindOf> = "text";
  let sample = new Uint8Array(0);
  let done = 0;
  for await (const bytes of pieces(source, signal)) {
    if (done === 0) {
      kind = kindOf(bytes);
      if (kind === "zip" && sizeOf(source) > MAX_FILE_BYTES) throw new ReadError("file.xlsx_too_big");
      sample = bytes.slice(0, SAMPLE_BYTES);
    }
    if (kind === "text") guess.update(bytes);
    if (kind === "ole") ole.update(bytes);
    hash.update(bytes);
    done += bytes.length;
    onBytes(done);
  }
  if (kind === "ole") throw new ReadError(ole.result());
  if (kind === "zip") {
    if ((await Zip.open(source)) === null) throw new ReadError(brokenZip(sample));
    return { kind, sha256: hash.hex() };
  }
  // "UTF-16" alone is said of both; the mark tells them apart.
  const encoding = given === "utf-16le" && guess.marked === "utf-16be" ? "utf-16be" : (given ?? guess.result());
  const mixed = given === undefined && guess.mixed;
  const sampleText = createDecoder(encoding, mixed).decode(sample);
  refuseBinary(sampleText);
  refuseOtherText(sampleText);
  return { kind, encoding, mixed, sha256: hash.hex(), sampleText };
}
