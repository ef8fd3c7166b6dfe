import { ReadError } from "../read-error.ts";
import { MAX_STYLES } from "./limits.ts";
import { builtInStyle, type NumberStyle, styleOf } from "./number-format.ts";
import { readSmallPart } from "./part.ts";
import { attr } from "./xml-scanner.ts";
import type { Zip, ZipEntry } from "./zip.ts";

/** How numbers are shown, per style index (`s` of a cell). */
export async function readStyles(zip: Zip, entry: ZipEntry | null, signal?: AbortSignal): Promise<NumberStyle[]> {
  const own = new Map<number, NumberStyle>();
  const ids: number[] = [];
  let inCellXfs = false;
  if (!entry) return [];
  await readSmallPart(
    zip,
    entry,
    {
      open(name, raw) {
        if (name === "cellXfs") inCellXfs = true;
        else if (name === "numFmt") own.set(Number(attr(raw, "numFmtId")), styleOf(attr(raw, "formatCode") ?? ""));
        else if (name === "xf" && inCellXfs) ids.push(Number(attr(raw, "numFmtId") ?? 0));
        if (ids.length > MAX_STYLES || own.size > MAX_STYLES) throw new ReadError("file.unsafe");
      },
      close(name) {
        if (name === "cellXfs") inCellXfs = false;
      },
    },
    signal,
  );
  return ids.map((id) => own.get(id) ?? builtInStyle(id));
}
