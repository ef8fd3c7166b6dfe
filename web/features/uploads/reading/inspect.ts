import { createDecoder, type Encoding, EncodingGuess } from "./decode.ts";
import { refuseBinary, refuseOtherKinds } from "./file-kind.ts";
import { ReadError } from "./read-error.ts";
import { Sha256 } from "./sha256.ts";
import { pieces, sizeOf } from "./source.ts";

const SAMPLE_BYTES = 256 * 1024;

export interface Inspection {
  encoding: Encoding;
  sha256: string;
  /** The beginning of the file as text; cut off anywhere. */
  sampleText: string;
}

/**
 * First pass over the bytes: what kind of file, which encoding, its hash, and a sample. Holds no more than one piece and the sample.
 * @throws ReadError `file.*` for what is not a text table
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
  let sample = new Uint8Array(0);
  let done = 0;
  for await (const bytes of pieces(source, signal)) {
    if (done === 0) {
      refuseOtherKinds(bytes);
      sample = bytes.slice(0, SAMPLE_BYTES);
    }
    hash.update(bytes);
    guess.update(bytes);
    done += bytes.length;
    onBytes(done);
  }
  const encoding = given ?? guess.result();
  const sampleText = createDecoder(encoding).decode(sample);
  refuseBinary(sampleText);
  return { encoding, sha256: hash.hex(), sampleText };
}
