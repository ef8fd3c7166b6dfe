export { answersStatements, forgetAnswersStatement, openAnswers, type StoredAnswers } from "./answers.repository.ts";
export {
  insertNoteStatement,
  noteColumnsSql,
  type SealedNote,
} from "./call-notes.repository.ts";
export { notesRoutes } from "./call-notes.routes.ts";
export { automaticLine, objectionLine } from "./call-notes.rules.ts";
export { decryptNotes, sealNote } from "./note-cipher.ts";
