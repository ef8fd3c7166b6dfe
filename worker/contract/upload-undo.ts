/** Why something stays: a person or a later file changed it, or there is nothing left to put back. */
export type UndoReason =
  | "called"
  | "verified"
  | "edited"
  | "later_upload"
  | "changed"
  | "gone"
  | "person_gone"
  | "too_late";
export interface UndoItem {
  /**
   * A row the upload added, a row it changed, a value it changed in a record that was there before, or two records of this
   * client that it made one.
   */
  what: "row_added" | "row_changed" | "value" | "merge";
  /** The row's place in the database; null for values. */
  ordinal: number | null;
  field: string | null;
  reason: UndoReason | null;
}
export interface UndoGroup {
  count: number;
  /** The first of them. */
  items: UndoItem[];
}
/** What the undo of an upload does, in three groups: the same before it and after. */
export interface UploadUndo {
  uploadId: string;
  undoneAt: string | null;
  reversed: UndoGroup;
  kept: UndoGroup;
  notReversible: UndoGroup;
}
