/** Columns a download gets behind the client's own: the result, its fields, the notes. */
export const resultHeaders = (labels: readonly string[]): string[] => [
  "Resultaat",
  ...labels.map((label) => `Resultaat: ${label}`),
  "Gespreksverslagen",
];

interface Note {
  lead_id: string;
  text: string;
  written_at: string;
}

/** The notes of the row's lead as one chronological text. */
export const noteCell = (leadId: string, notes: readonly Note[]): string =>
  notes
    .filter((note) => note.lead_id === leadId)
    .map((note) => `${note.written_at.slice(0, 16).replace("T", " ")} ${note.text}`)
    .join("\n");
