import { each, id, instant, notPersonal, personal, state, type TableEntry, technical } from "./types.ts";

export const workTables: Record<string, TableEntry> = {
  leases: {
    ends: "lease",
    columns: {
      ...each("agent_id lead_id assignment_id token", id),
      reason: state,
      ...each("claimed_at expires_at", instant),
    },
  },
  agent_phases: {
    ends: "with the account",
    columns: { ...each("agent_id lease_token", id), phase: state, ...each("since_at seen_at", instant) },
  },
  lease_checks: {
    ends: "with the contact",
    columns: {
      ...each("agent_id lease_token contact_id", id),
      ...each("field method result", state),
      ...each("shown_at ended_at", instant),
    },
  },
  skips: {
    ends: "with the assignment",
    columns: { ...each("id agent_id assignment_id lead_id", id), skipped_at: instant },
  },
  calls: {
    ends: "with the assignment",
    columns: {
      ...each("id lead_id assignment_id agent_id contact_id lease_token", id),
      ...each("outcome settings_version positive never_call", state),
      ...each("callback_at claimed_at closed_at", instant),
    },
  },
  call_answers: {
    ends: "callNote",
    columns: {
      ...each("call_id assignment_id", id),
      ciphertext: personal(
        "prospect",
        ["client", "supervisor", "administrator"],
        "answers to the fields of an outcome, under the assignment's key (P4.3-4)",
      ),
    },
  },
  call_corrections: {
    ends: "with the assignment",
    columns: {
      ...each("id call_id note_id corrected_by", id),
      ...each("outcome settings_version positive", state),
      corrected_at: instant,
    },
  },
  undoable_calls: {
    ends: "with the assignment",
    columns: {
      ...each("agent_id call_id", id),
      lead_before: notPersonal("the lead's place in the queue before the call; gone with the agent's next claim"),
      lead_version: technical,
      closed_at: instant,
    },
  },
  appointments: {
    ends: "with the assignment",
    columns: {
      ...each("id call_id assignment_id", id),
      ...each("state revision", state),
      ...each("starts_at created_at changed_at", instant),
    },
  },
  notices: {
    ends: "with the assignment",
    columns: { ...each("id client_id assignment_id record_id", id), kind: technical, created_at: instant },
  },
  notice_readers: {
    ends: "with the assignment",
    columns: { ...each("user_id notice_id", id), ...each("read_at mailed_at", instant) },
  },
  call_notes: {
    ends: "callNote",
    columns: {
      ...each("id lead_id assignment_id call_id author_id", id),
      kind: technical,
      ciphertext: personal(
        "prospect",
        ["client", "supervisor", "administrator", "agent"],
        "free text under the assignment's key (P4.3-4)",
      ),
      ...each("redacted_at written_at", instant),
    },
  },
  organisation_settings: {
    ends: "kept",
    columns: { ...each("name value", technical), changed_by: id, changed_at: instant },
  },
  setting_changes: {
    ends: "kept",
    columns: { ...each("name value", technical), changed_by: id, changed_at: instant },
  },
  task_runs: {
    ends: "kept",
    columns: {
      ...each("task cursor counts", technical),
      ...each("started_at heartbeat_at finished_at alarmed_at", instant),
    },
  },
  idempotency_keys: {
    ends: "idempotencyKey",
    columns: { key: technical, actor_id: id, status: technical, created_at: instant },
  },
  deletion_receipts: {
    ends: "kept",
    columns: {
      ...each("id client_id deleted_by", id),
      kind: technical,
      counts: notPersonal("numbers"),
      document: notPersonal("numbers, moments and a signature (L-14)"),
      deleted_at: instant,
    },
  },
  access_log: {
    ends: "accessLog",
    columns: {
      seq: technical,
      at: instant,
      ...each("actor_id client_id assignment_id record_id request_id", id),
      ...each("actor_role action purpose record_kind record_count outcome", state),
      ...each("actor_pseudonym subject", notPersonal("a random name; whose it is stands in a table of its own")),
      reason_digest: notPersonal("a digest that only the request's random id opens"),
      reason: personal("account", ["director", "client"], "why an administrator looked"),
    },
  },
  archived_log_segments: {
    ends: "accessLog",
    columns: {
      ...each("first_seq last_seq object digest", technical),
      ...each("archived_at first_at last_at dropped_at", instant),
    },
  },
  archived_log_places: {
    ends: "accessLog",
    columns: {
      about: notPersonal("an assignment's id or a random name; whose it is stands in a table of its own"),
      ...each("segment_seq last_seq lines", technical),
    },
  },
  log_day_counts: {
    ends: "accessLog",
    columns: {
      day_on: instant,
      actor_pseudonym: notPersonal("a random name; whose it is stands in a table of its own"),
      actor_role: state,
      ...each("lines records refused outside_hours", notPersonal("numbers")),
    },
  },
  log_reviews: {
    ends: "accessLog",
    columns: {
      ...each("month first_seq last_seq sample", technical),
      findings: notPersonal("numbers, days and random names"),
      ...each("made_at signed_at", instant),
      signed_by: id,
      signed_name: personal("account", ["director"], "the named person who reviewed (L-12)"),
      remark: personal("account", ["director"], "what the reviewer wrote"),
    },
  },
  log_tiles: {
    ends: "kept",
    columns: { ...each("level position", technical), hashes: notPersonal("hashes of sealed lines") },
  },
  log_heads: {
    ends: "kept",
    columns: { ...each("size root checkpoint", technical), ...each("sealed_at last_at published_at", instant) },
  },
  guards: { ends: "kept", columns: each("name met", notPersonal("always empty: a failing insert rolls a batch back")) },
  demo_clock: { ends: "kept", columns: each("id offset_ms", technical) },
};
