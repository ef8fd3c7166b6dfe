import type { UploadRefusal } from "#contract/uploads.ts";
import type { OpenedTable } from "./reading/reader-client.ts";

const quoted = (cell: string): string => `"${cell.replaceAll('"', '""')}"`;

const PART = 500;

/**
 * The refused rows as their owner wrote them, with a last column that says why: mended, the file can be uploaded as it is.
 * Rows that were left out say so.
 */
export async function refusedCsv(
  table: Pick<OpenedTable, "ask" | "summary">,
  refusals: UploadRefusal[],
  words: { heading: string; reason: (refusal: UploadRefusal) => string; discarded: string },
): Promise<string> {
  const lines = [[...table.summary.headers, words.heading]];
  for (let from = 0; from < refusals.length; from += PART) {
    const part = refusals.slice(from, from + PART);
    const views = await table.ask({ do: "views", rows: part.map(({ rowNumber }) => rowNumber) });
    const byRow = new Map(views.map((view) => [view.row, view]));
    for (const refusal of part) {
      const view = byRow.get(refusal.rowNumber);
      if (view) lines.push([...view.cells, view.discarded ? words.discarded : words.reason(refusal)]);
    }
  }
  return `\ufeff${lines.map((cells) => cells.map(quoted).join(";")).join("\r\n")}\r\n`;
}

/** Hands the file to the person; it is made from what this page still holds, nothing is asked of the server. */
export async function saveRefused(...input: Parameters<typeof refusedCsv>): Promise<void> {
  const url = URL.createObjectURL(new Blob([await refusedCsv(...input)], { type: "text/csv" }));
  const link = document.createElement("a");
  link.href = url;
  link.download = "geweigerde-regels.csv";
  link.click();
  URL.revokeObjectURL(url);
}
