/** Why data is processed: the closed list of six (P4.2-2). */
export type LawfulBasis =
  | "consent"
  | "contract"
  | "legal_obligation"
  | "vital_interests"
  | "public_task"
  | "legitimate_interest";

/** What an erasure does with the rows of a person. `redact` = only the marked places of a text (P4.3-7). */
export type EraseAction = "delete" | "unlink" | "redact" | "keep";

/** How the rows of a person are found: by the ids of its contacts, by its mailbox, or by the request itself. */
export type SubjectKey = "contact" | "mailbox" | "request";

export interface SubjectRights {
  key: SubjectKey;
  /** SQL condition over the table, with one parameter: the keys as a json list. Null: nobody can be found there, by design. */
  rows: string | null;
  basis: LawfulBasis;
  erase: EraseAction;
  /** Why an erasure leaves it; asked of every `keep`. */
  because?: string;
  /** Columns that stand in the access answer, or why none does (P7-9). */
  access: { columns: string[] } | { because: string };
}

const inKeys = (column: string) => `${column} IN (SELECT value FROM json_each(?))`;
const rowsOfContacts = `SELECT id FROM assignment_rows WHERE ${inKeys("contact_id")}`;
const user = (column: string) => `${column} IN (SELECT id FROM users WHERE ${inKeys("email")})`;
const machine = (because: string): SubjectRights["access"] => ({ because });

const prospect = (
  rows: string,
  erase: EraseAction,
  access: SubjectRights["access"],
  because?: string,
): SubjectRights => ({
  key: "contact",
  rows,
  basis: "legitimate_interest",
  erase,
  access,
  ...(because === undefined ? {} : { because }),
});
const account = (rows: string | null, access: SubjectRights["access"]): SubjectRights => ({
  key: "mailbox",
  rows,
  basis: "contract",
  erase: "keep",
  because: "an account goes with the employment or the client's agreement, by its administrator",
  access,
});
const ofRequest = (
  rows: string | null,
  access: SubjectRights["access"],
  erase: EraseAction = "keep",
): SubjectRights => ({
  key: "request",
  rows,
  basis: "legal_obligation",
  erase,
  because: "proof that the request was handled; its content is destroyed by its own period (L-14)",
  access,
});

/**
 * Where a person stands and what its rights do there. Every table with a personal column, or with a link to a person,
 * answers here: the access answer, the counts a director sees, the erasure and its reading back go by this table.
 */
export const rights: Record<string, SubjectRights> = {
  contacts: prospect(inKeys("id"), "delete", { columns: ["lawful_basis", "restricted_at"] }),
  contact_values: prospect(inKeys("contact_id"), "delete", {
    columns: ["field", "value", "entered_on", "verified_on"],
  }),
  former_contact_values: prospect(inKeys("contact_id"), "delete", {
    columns: ["field", "value", "entered_on", "verified_on"],
  }),
  contact_value_copies: prospect(
    "(contact_id IN (SELECT value FROM json_each(?1)) OR original_id IN (SELECT value FROM json_each(?1)))",
    "delete",
    { columns: ["field", "value", "replaced_on"] },
  ),
  merge_parts: prospect(
    `kind = 'person' AND ${inKeys("record_id")}`,
    "delete",
    machine("holds the ids and the basis of a merged record, no value"),
  ),
  subject_pseudonyms: prospect(
    inKeys("subject_id"),
    "delete",
    machine("a random name; the looks it stands for are in the answer"),
  ),
  row_personal_cells: prospect(`row_id IN (${rowsOfContacts})`, "delete", { columns: ["value", "anchor_on"] }),
  row_cell_copies: prospect(`row_id IN (${rowsOfContacts})`, "delete", { columns: ["value", "replaced_on"] }),
  assignment_rows: prospect(inKeys("contact_id"), "unlink", { columns: ["ordinal"] }),
  calls: prospect(inKeys("contact_id"), "unlink", { columns: ["outcome", "closed_at"] }),
  lease_checks: prospect(inKeys("contact_id"), "delete", machine("what an agent checks in the call in hand")),
  match_reviews: prospect(
    "kind = 'contact' AND (left_id IN (SELECT value FROM json_each(?1)) OR right_id IN (SELECT value FROM json_each(?1)))",
    "delete",
    machine("a question whether two records are one person, without values"),
  ),
  value_questions: prospect(`kind = 'contact' AND ${inKeys("record_id")}`, "delete", {
    columns: ["field", "value", "entered_on"],
  }),
  call_answers: prospect(
    `call_id IN (SELECT id FROM calls WHERE ${inKeys("contact_id")})`,
    "delete",
    machine("sealed under the assignment's key; opened for the answer itself, question by question (P7-9)"),
  ),
  appointments: prospect(`call_id IN (SELECT id FROM calls WHERE ${inKeys("contact_id")})`, "unlink", {
    columns: ["starts_at", "state"],
  }),
  call_notes: prospect(
    `lead_id IN (SELECT lead_id FROM assignment_rows WHERE ${inKeys("contact_id")})`,
    "redact",
    machine("the marked places of the notes stand in the answer, read by the supervisor one by one (P4.3-7)"),
    "the text around the marked places is the client's account of the call (P4.3-9)",
  ),
  request_subjects: prospect(inKeys("contact_id"), "delete", machine("which records this request reaches")),
  suppressions: {
    key: "request",
    rows: "reference IN (SELECT r.reference FROM data_subject_requests r WHERE r.id IN (SELECT value FROM json_each(?)))",
    basis: "legal_obligation",
    erase: "keep",
    because: "keyed hashes that keep the person from coming back (L-15)",
    access: machine("keyed hashes; they tell nothing back"),
  },
  tombstones: {
    key: "request",
    rows: null,
    basis: "legal_obligation",
    erase: "keep",
    because: "keyed hashes without a link to anybody; they end by their own period (P4.2-6)",
    access: machine("keyed hashes; they tell nothing back"),
  },
  request_submissions: ofRequest(null, machine("opens only with the mailed link; nobody here can read it")),
  data_subject_requests: ofRequest(inKeys("id"), { columns: ["reference", "kind", "received_on"] }),
  request_codes: ofRequest(inKeys("request_id"), machine("a code that is spent"), "delete"),
  request_notices: ofRequest(
    inKeys("request_id"),
    machine("what each client was told; the clients stand among the recipients"),
  ),
  client_contacts: {
    key: "mailbox",
    rows: inKeys("email"),
    basis: "contract",
    erase: "delete",
    access: { columns: ["name", "job", "email", "phone", "profiles", "notes", "entered_on", "reviewed_on"] },
  },
  log_reviews: {
    ...account(user("signed_by"), { columns: ["signed_name", "signed_at"] }),
    basis: "legal_obligation",
  },
  api_tokens: account(user("created_by"), { columns: ["created_at", "expires_at"] }),
  users: account(inKeys("email"), { columns: ["name", "email", "role", "created_at"] }),
  sessions: account(user("user_id"), { columns: ["created_at", "ip_address", "user_agent"] }),
  accounts: account(user("user_id"), machine("a password, as a hash")),
  verifications: account(null, machine("codes of the sign-in, as hashes")),
  two_factors: account(user("user_id"), machine("the secret of the second factor, encrypted")),
  passkeys: account(user("user_id"), { columns: ["name", "created_at"] }),
  sign_in_attempts: account(null, machine("keyed hashes")),
  invitations: account(inKeys("email"), { columns: ["name", "email", "role", "created_at"] }),
  ndas: account(user("user_id"), { columns: ["signed_name", "signed_at"] }),
  processor_agreements: account(user("signed_by"), { columns: ["signed_name", "signed_authority", "signed_at"] }),
  access_log: {
    ...account(user("actor_id"), machine("each member of staff reads the own lines in the product")),
    basis: "legal_obligation",
  },
};

/** Tables in which an erasure must leave nothing of the person, and how their rows are counted. */
export const erasedTables = Object.entries(rights).filter(
  ([, right]) => right.key !== "request" && (right.erase === "delete" || right.erase === "unlink"),
);
