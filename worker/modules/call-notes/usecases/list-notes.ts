import type { Page } from "#contract/common.ts";
import type { NoteRow, NoteSort } from "#contract/desk.ts";
import { type Grant, loggedRead } from "#worker/access/index.ts";
import type { Deps } from "#worker/deps.ts";
import { decodeCursor, toPage } from "#worker/platform/db/paging.ts";
import { outcomeWord } from "../../outcomes/index.ts";
import { type NoteListRow, notesPageStatements } from "../call-notes.repository.ts";
import { decryptNotes } from "../note-cipher.ts";

/** Notes of an assignment for its client and its supervisor, one log line per note shown (P4.3-11, P3-7). */
export const listNotes = async ({
  grant,
  input,
  deps,
}: {
  grant: Grant<"note.list">;
  input: { sort: NoteSort; lead?: string | undefined; after?: string | undefined; limit?: number | undefined };
  deps: Deps;
}): Promise<Page<NoteRow>> => {
  const limit = input.limit ?? 50;
  const [after] = decodeCursor(input.after) ?? [];
  const afterId = after === undefined ? null : String(after);
  const { records, rows } = notesPageStatements(grant, {
    sort: input.sort,
    leadId: input.lead ?? null,
    afterId,
    limit,
  });
  const [found] = await loggedRead(deps, grant, { kind: "note", records }, [rows]);
  const sealed = (found?.rows ?? []) as NoteListRow[];
  const page = toPage(
    sealed,
    limit,
    (row) => [row.id],
    (row) => row,
  );
  const opened = await decryptNotes(deps, grant.facts.assignmentId ?? "", page.items);
  return {
    next: page.next,
    items: opened.map((note) => ({
      id: note.id,
      leadId: note.lead_id,
      companyName: note.company_name,
      callId: note.call_id,
      outcome: outcomeWord(note.outcome, note.outcome_label),
      corrected: outcomeWord(note.corrected, note.corrected_label),
      kind: note.kind,
      writtenAt: note.written_at,
      redactedAt: note.redacted_at,
      text: note.text,
    })),
  };
};
