/** What a client is told. A further kind needs its text in the web and nothing else. */
export const noticeKinds = ["appointment_made", "appointment_moved", "appointment_cancelled", "upload_report"] as const;
export type NoticeKind = (typeof noticeKinds)[number];

/** A notice points to a place; what happened is read there, under its own permission and log line. */
export interface NoticeView {
  id: string;
  kind: NoticeKind;
  assignmentId: string | null;
  assignmentName: string | null;
  createdAt: string;
  readAt: string | null;
  /** When the appointment is, as it stands now; null for other kinds. */
  startsAt: string | null;
}
/** At most this many are counted. */
export const unreadShown = 99;
