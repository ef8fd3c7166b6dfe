import { each, general, id, instant, notPersonal, personal, state, type TableEntry, technical } from "./types.ts";

const contact = personal("prospect", ["client", "agent", "supervisor", "administrator", "subject"]);
const keyedHash = personal("prospect", ["nobody"], "a keyed hash; compared, never listed (L-15)");

export const registryTables: Record<string, TableEntry> = {
  value_sources: {
    ends: "with the assignment",
    columns: { ...each("id assignment_id upload_id", id), kind: technical },
  },
  registry_state: { ends: "kept", columns: each("id version", technical) },
  companies: {
    ends: "company",
    columns: {
      id,
      ...each("name name_sort legal_form kvk phone email website sector fte ceased former", general),
      clocks: technical,
      version: technical,
    },
  },
  company_sites: {
    ends: "company",
    columns: {
      ...each("id company_id", id),
      ...each("key house_number addition postcode street city country former", general),
      clocks: technical,
    },
  },
  company_keys: { ends: "company", columns: { key: general, company_id: id } },
  contacts: {
    ends: "contactValue",
    columns: {
      ...each("id company_id basis_reference", id),
      lawful_basis: notPersonal("the basis, of the processing and not of the person"),
      restricted_at: instant,
      version: technical,
    },
  },
  contact_values: {
    ends: "contactValue",
    columns: {
      ...each("contact_id source_id", id),
      field: technical,
      ...each("value norm", contact),
      ...each("entered_on verified_on anchor_on", instant),
    },
  },
  former_contact_values: {
    ends: "supersededCopy",
    columns: {
      ...each("contact_id source_id", id),
      field: technical,
      ...each("value norm", personal("prospect", ["subject"], "read by matching only, until it is replaced for good")),
      ...each("entered_on verified_on anchor_on superseded_at", instant),
    },
  },
  subject_pseudonyms: {
    ends: "with the contact",
    columns: {
      ...each("subject_id merged_into", id),
      pseudonym: notPersonal("a random name; deleted with the contact, it cuts the log's link"),
    },
  },
  merges: {
    ends: "supersededCopy",
    columns: {
      ...each("id kept_id removed_id assignment_id upload_id parent_id merged_by", id),
      ...each("kind origin", technical),
      ...each("merged_at merged_on", instant),
    },
  },
  merge_parts: {
    ends: "supersededCopy",
    columns: {
      ...each("merge_id record_id", id),
      kind: technical,
      data: personal("client-confidential", ["nobody"], "both records of a merge as they were; read by its undo alone"),
    },
  },
  contact_value_copies: {
    ends: "supersededCopy",
    columns: {
      ...each("holder_id contact_id original_id source_id", id),
      field: technical,
      ...each("value norm", personal("prospect", ["nobody"], "put back by an undo; never shown")),
      ...each("entered_on verified_on anchor_on replaced_on", instant),
    },
  },
  value_questions: {
    ends: "contactValue",
    columns: {
      ...each("id assignment_id upload_id record_id", id),
      ...each("kind field", technical),
      ...each("value norm", personal("prospect", ["agent", "subject"], "asked by the agent of the lead in hand")),
      entered_on: instant,
    },
  },
  suppressions: {
    ends: "kept",
    columns: { hash: keyedHash, reference: technical, reason: state, created_at: instant },
  },
  erasure_ledger: { ends: "erasureLedger", columns: { n: technical, applied_at: instant } },
  tombstones: { ends: "tombstone", columns: { hash: keyedHash, left_on: instant } },
};
