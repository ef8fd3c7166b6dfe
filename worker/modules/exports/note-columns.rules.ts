/** Columns a download gets behind the client's own. An upload leaves columns of these names out again. */
export const noteHeaders = ["Resultaat", "Gespreksverslagen"];

interface Note {
  lead_id: string;
  text: string;
  written_at: string;
}

/** The last outcome, and the notes of the row's lead as one chronological text. */
export const noteCells = (row: { leadId: string; lastOutcome: string | null }, notes: Note[]): string[] => [
  row.lastOutcome ?? "",
  notes
    .filter((note) => note.lead_id === row.leadId)
    .map((note) => `${note.written_at.slice(0, 16).replace("T", " ")} ${note.text}`)
    .join("\n"),
];
