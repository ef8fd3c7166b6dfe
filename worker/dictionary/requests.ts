import { each, id, instant, notPersonal, personal, state, type TableEntry, technical } from "./types.ts";

const sealed = personal("requester", ["director", "subject"], "sealed under the key of its case, which is destroyed");
const keyedHash = personal("requester", ["nobody"], "a keyed hash; compared, never listed");

export const requestTables: Record<string, TableEntry> = {
  request_submissions: {
    ends: "requestSubmission",
    columns: {
      id,
      token_hash: personal("requester", ["nobody"], "the hash of the mailed link"),
      sealed: personal("requester", ["subject"], "opens only with the mailed link"),
      submitted_at: instant,
    },
  },
  data_subject_requests: {
    ends: "requestContent",
    columns: {
      ...each("id key_id decided_by approved_by merged_into hold_set_by hold_released_by", id),
      reference: notPersonal("a number to quote, without meaning"),
      ...each("kind channel locale state proof refusal escalated_days mail_owed", state),
      ...each("received_on answer_before law_before link_until decided_at approved_at answered_at tried_at", instant),
      ...each("hold_on hold_released_at", instant),
      ...each("content answer", sealed),
      person_hash: keyedHash,
      link_hash: personal("requester", ["nobody"], "the hash of the case page's link"),
      counts: notPersonal("numbers"),
      receipt: notPersonal("numbers and moments; the proof that a request was handled, without its content (L-14)"),
      ...each("receipt_signature receipt_key version", technical),
    },
  },
  request_subjects: {
    ends: "with the contact",
    columns: { ...each("request_id contact_id", id), ...each("found_by state", state) },
  },
  request_tasks: {
    ends: "kept",
    columns: { ...each("request_id assignment_id done_by", id), done_at: instant },
  },
  request_task_notes: {
    ends: "kept",
    columns: {
      ...each("request_id note_id assignment_id reviewed_by", id),
      marks: notPersonal("places in a text, as numbers"),
      ...each("reviewed_at redacted_at", instant),
    },
  },
  request_codes: {
    ends: "with the contact",
    columns: {
      ...each("request_id contact_id", id),
      hash: keyedHash,
      tries: technical,
      ...each("expires_at used_at", instant),
    },
  },
  request_events: {
    ends: "kept",
    columns: { seq: technical, request_id: id, at: instant, ...each("actor_role what", state) },
  },
  request_notices: {
    ends: "requestNotice",
    columns: {
      ...each("id request_id client_id key_id answered_by", id),
      ...each("kind answer opt_out", state),
      content: personal("prospect", ["client"], "sealed under the notice's own key, destroyed with its answer"),
      question: personal("prospect", ["client", "director"], "what the client asks, under the same key"),
      ...each("made_at told_at answered_at", instant),
    },
  },
};
