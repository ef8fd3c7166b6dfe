import { LogChecker, type LogVerdict } from "./checking/log-export.ts";
import { type ReceiptVerdict, verifyReceipt } from "./checking/receipt.ts";
import { webDigest, webHasher } from "./web-hasher.ts";

export type FileVerdict = { kind: "log"; verdict: LogVerdict } | { kind: "receipt"; verdict: ReceiptVerdict };

export interface CheckOptions {
  /** The verifier key as the reader has it, or "". */
  key: string;
  /** For a receipt about a person: the opening key and the identifiers, one a line; or "". */
  openingKey: string;
  identifiers: string;
}

const pause = () => new Promise((resolve) => setTimeout(resolve));
const linesPerBreath = 200;

/** Whether this browser can check signatures at all. */
export const canVerify = async (): Promise<boolean> => {
  try {
    await crypto.subtle.importKey("raw", new Uint8Array(32), "Ed25519", false, ["verify"]);
    return true;
  } catch (error) {
    return !(error instanceof DOMException && error.name === "NotSupportedError");
  }
};

/** Checks an export of the access log or a receipt, whichever the file is. Asks the server nothing. */
export async function checkFile(
  text: string,
  options: CheckOptions,
  onProgress: (lines: number, of: number) => void,
): Promise<FileVerdict> {
  const key = options.key.trim() || undefined;
  const lines = text.split(/\r?\n/).filter((line) => line !== "");
  if (!lines[0]?.includes("leadhunter.access-log.")) {
    const identifiers = options.identifiers
      .split("\n")
      .map((line) => line.trim())
      .filter((line) => line !== "");
    const openingKey = options.openingKey.trim();
    const opening = openingKey === "" ? undefined : { key: openingKey, identifiers };
    return { kind: "receipt", verdict: await verifyReceipt(webHasher, text, { key, opening }) };
  }
  const checker = new LogChecker(webHasher, webDigest(), { key });
  for (const [at, line] of lines.entries()) {
    if (!(await checker.add(line))) break;
    if (at % linesPerBreath === 0) {
      onProgress(at, lines.length);
      await pause();
    }
  }
  return { kind: "log", verdict: checker.finish() };
}
