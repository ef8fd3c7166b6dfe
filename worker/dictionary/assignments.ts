import { each, general, id, instant, notPersonal, personal, state, type TableEntry, technical } from "./types.ts";

const confidential = personal("client-confidential", ["client", "supervisor", "administrator", "director"]);
const signer = personal("client-contact", ["client", "supervisor", "director"]);

export const assignmentTables: Record<string, TableEntry> = {
  clients: { ends: "kept", columns: { id, name: confidential, created_at: instant } },
  client_contacts: {
    ends: "clientContact",
    columns: {
      ...each("id client_id", id),
      lawful_basis: notPersonal("always the contract (P6-2)"),
      ...each(
        "name job email phone profiles notes",
        personal("client-contact", ["client", "supervisor", "administrator", "subject"]),
      ),
      ...each("entered_on reviewed_on", instant),
      version: technical,
    },
  },
  assignments: {
    ends: "with the client",
    columns: {
      ...each("id client_id assessment_recorded_by key_id created_by", id),
      name: personal("client-confidential", ["client", "supervisor", "administrator", "director", "agent"]),
      proposed_terms: personal("client-confidential", ["client", "supervisor", "director"]),
      ...each("briefing script", personal("client-confidential", ["client", "supervisor", "administrator", "agent"])),
      state,
      assessment_reference: notPersonal("a file reference"),
      ...each("new_share retries_in_row bounds_swept briefing_version", technical),
      ...each("assessment_recorded_at created_at activated_at deactivated_at", instant),
    },
  },
  outcome_settings: {
    ends: "with the assignment",
    columns: {
      ...each("assignment_id created_by", id),
      version: technical,
      settings: personal("client-confidential", ["client", "supervisor", "agent"]),
      created_at: instant,
    },
  },
  assignment_supervisors: { ends: "with the assignment", columns: each("assignment_id user_id", id) },
  briefing_reads: {
    ends: "with the assignment",
    columns: { ...each("agent_id assignment_id", id), version: technical, read_at: instant },
  },
  schedules: {
    ends: "with the assignment",
    columns: { ...each("assignment_id agent_id planned_by", id), ...each("from_on until_on planned_at", instant) },
  },
  processor_agreements: {
    ends: "with the assignment",
    columns: {
      ...each("id assignment_id signed_by countersigned_by", id),
      ...each("template_version text_hash", technical),
      ...each("text terms commitments", confidential),
      ...each("signed_name signed_authority countersigned_name", signer),
      ...each("starts_on ends_on signed_at countersigned_at ended_at expiry_told_at", instant),
    },
  },
  assignment_columns: {
    ends: "with the assignment",
    columns: { ...each("id assignment_id", id), ...each("position target own_class", technical), header: confidential },
  },
  uploads: {
    ends: "stagedRow",
    columns: {
      ...each("id assignment_id client_id source_id created_by", id),
      ...each("content_hash mapping_hash row_count first_ordinal counts", technical),
      ...each("mapping reading", confidential),
      ...each("state kind", state),
      ...each("created_at last_chunk_at finished_at undo_started_at undone_at", instant),
      undo_report: notPersonal("numbers"),
    },
  },
  upload_chunks: {
    ends: "with the assignment",
    columns: { upload_id: id, ...each("first_row last_row", technical), applied_at: instant },
  },
  upload_refusals: {
    ends: "with the assignment",
    columns: { upload_id: id, ...each("row_number code field", technical) },
  },
  leads: {
    ends: "with the assignment",
    columns: {
      ...each("id assignment_id company_id callback_agent_id", id),
      ...each("state held_reason queue_rank shuffle attempts last_outcome version priority", state),
      ...each("due_at last_called_at introduced_at", instant),
    },
  },
  legal_form_decisions: {
    ends: "with the assignment",
    columns: {
      ...each("id lead_id assignment_id decided_by", id),
      ...each("decision ground", state),
      reference: notPersonal("where a consent or public number is recorded"),
      decided_at: instant,
    },
  },
  assignment_rows: {
    ends: "with the assignment",
    columns: {
      ...each("id assignment_id upload_id lead_id company_id site_id contact_id", id),
      ...each("ordinal row_key version", technical),
      name_sort: general,
      own_cells: confidential,
    },
  },
  row_personal_cells: {
    ends: "personalCell",
    columns: {
      ...each("row_id column_id", id),
      value: personal("prospect", ["client", "supervisor", "administrator"]),
      anchor_on: instant,
    },
  },
  match_reviews: {
    ends: "with the assignment",
    columns: {
      ...each("id assignment_id left_id right_id decided_by", id),
      ...each("kind evidence decision", technical),
      ...each("created_at decided_at deferred_at", instant),
    },
  },
  upload_changes: {
    ends: "supersededCopy",
    columns: {
      ...each("upload_id record_id", id),
      ...each("kind version", technical),
      before: confidential,
      replaced_on: instant,
    },
  },
  row_cell_copies: {
    ends: "supersededCopy",
    columns: {
      ...each("upload_id row_id column_id", id),
      value: personal("prospect", ["nobody"], "put back by the undo of an upload; never shown"),
      ...each("anchor_on replaced_on", instant),
    },
  },
  never_calls: { ends: "with the assignment", columns: each("client_id company_id upload_id", id) },
};
