import type { AgreementTerms } from "#contract/assignments.ts";
import { newId, randomName } from "#worker/platform/ids.ts";
import type { TestApp } from "./test-app.ts";

export const wideTerms: AgreementTerms = {
  startsOn: "2020-01-01",
  endsOn: "2035-12-31",
  callingHours: { from: "00:00", until: "23:59", days: [1, 2, 3, 4, 5, 6, 7] },
  maxCallsPerDay: null,
  regions: [],
  sectors: [],
};

export interface AssignmentOptions {
  clientId: string;
  state?: "draft" | "active" | "inactive";
  agreement?: boolean;
  terms?: AgreementTerms;
  supervisorId?: string;
  agentIds?: string[];
  name?: string;
}

/** An assignment straight in the database: agreement in force and assessment recorded unless told otherwise. */
export const addAssignment = async (test: TestApp, options: AssignmentOptions) => {
  const { env, clock } = test;
  const {
    clientId,
    state = "active",
    agreement = true,
    terms = wideTerms,
    supervisorId,
    agentIds = [],
    name = "Assignment",
  } = options;
  const id = newId("asg");
  const at = clock.now().toISOString();
  const keyId = await (await test.deps()).keyring.create();
  await env.DB.prepare(
    `INSERT INTO assignments (id, client_id, name, state, assessment_reference, assessment_recorded_at, key_id, created_at)
     VALUES (?, ?, ?, ?, 'LIA-1', ?, ?, ?)`,
  )
    .bind(id, clientId, `${name} ${id.slice(-4)}`, state, at, keyId, at)
    .run();
  const signer = await env.DB.prepare("SELECT id FROM users LIMIT 1").first<{ id: string }>();
  if (agreement)
    await env.DB.prepare(
      `INSERT INTO processor_agreements (id, assignment_id, template_version, text, terms, text_hash, starts_on, ends_on, signed_name,
         signed_authority, signed_by, signed_at, countersigned_name, countersigned_by, countersigned_at)
       VALUES (?, ?, 1, 'text', ?, '', ?, ?, 'Name', 'director', ?, ?, 'Name', ?, ?)`,
    )
      .bind(
        newId("agr"),
        id,
        JSON.stringify(terms),
        terms.startsOn,
        terms.endsOn,
        signer?.id ?? "",
        at,
        signer?.id ?? "",
        at,
      )
      .run();
  if (supervisorId !== undefined)
    await env.DB.prepare("INSERT INTO assignment_supervisors (assignment_id, user_id) VALUES (?, ?)")
      .bind(id, supervisorId)
      .run();
  for (const agentId of agentIds)
    await env.DB.prepare(
      "INSERT INTO schedules (assignment_id, agent_id, from_on, until_on, planned_by, planned_at) VALUES (?, ?, '2020-01-01', NULL, ?, ?)",
    )
      .bind(id, agentId, supervisorId ?? agentId, at)
      .run();
  return id;
};

export interface LeadOptions {
  assignmentId: string;
  /** Reuse a company (crossing) instead of making one. */
  companyId?: string;
  companyName?: string;
  contact?: {
    name: string;
    email?: string;
    mobile?: string;
    function?: string;
    enteredOn?: string;
    verifiedOn?: string | null;
    id?: string;
  };
  queueRank?: number;
  dueAt?: string;
  state?: "open" | "closed" | "held" | "review";
  enteredOn?: string;
}

/** A company, its lead in an assignment, a row and perhaps a contact, straight in the database. */
export const addLead = async ({ env, clock }: TestApp, options: LeadOptions) => {
  const { assignmentId, contact, queueRank = 2, state = "open" } = options;
  const today = clock.now().toISOString().slice(0, 10);
  const enteredOn = options.enteredOn ?? today;
  const companyId = options.companyId ?? newId("cmp");
  const name = options.companyName ?? `Company ${companyId.slice(-5)}`;
  const statements: D1PreparedStatement[] = [];
  const add = (sql: string, ...params: unknown[]) => void statements.push(env.DB.prepare(sql).bind(...params));
  if (options.companyId === undefined)
    add(
      "INSERT INTO companies (id, name, name_sort, phone, website, clocks) VALUES (?, ?, ?, '+31201234567', 'company.example', ?)",
      companyId,
      name,
      name.toLowerCase(),
      JSON.stringify({
        name: [name.toLowerCase(), enteredOn, null, null],
        phone: ["+31201234567", enteredOn, null, null],
        website: ["company.example", enteredOn, null, null],
      }),
    );
  const leadId = newId("lead");
  add(
    "INSERT INTO leads (id, assignment_id, company_id, state, queue_rank, due_at, shuffle) VALUES (?, ?, ?, ?, ?, ?, ?)",
    leadId,
    assignmentId,
    companyId,
    state,
    queueRank,
    options.dueAt ?? "2020-01-01T00:00:00.000Z",
    Math.floor(Math.random() * 1_000_000),
  );
  let contactId: string | null = null;
  if (contact !== undefined) {
    contactId = contact.id ?? newId("ctc");
    if (contact.id === undefined) {
      const entered = contact.enteredOn ?? enteredOn;
      const anchor = contact.verifiedOn ?? entered;
      add(
        "INSERT INTO contacts (id, company_id, lawful_basis, basis_reference) VALUES (?, ?, 'legitimate_interest', ?)",
        contactId,
        companyId,
        assignmentId,
      );
      add("INSERT INTO subject_pseudonyms (subject_id, pseudonym) VALUES (?, ?)", contactId, randomName());
      const values: [string, string | undefined][] = [
        ["name", JSON.stringify({ lastName: contact.name })],
        ["email", contact.email],
        ["mobile", contact.mobile],
        ["function", contact.function],
      ];
      for (const [field, value] of values)
        if (value !== undefined)
          add(
            "INSERT INTO contact_values (contact_id, field, value, norm, entered_on, verified_on, anchor_on) VALUES (?, ?, ?, ?, ?, ?, ?)",
            contactId,
            field,
            value,
            value.toLowerCase(),
            entered,
            contact.verifiedOn ?? null,
            anchor,
          );
    }
  }
  const rowId = newId("row");
  add(
    `INSERT INTO assignment_rows (id, assignment_id, ordinal, row_key, lead_id, company_id, contact_id)
     SELECT ?, ?, COALESCE(MAX(ordinal), 0) + 1, ?, ?, ?, ? FROM assignment_rows WHERE assignment_id = ?`,
    rowId,
    assignmentId,
    rowId,
    leadId,
    companyId,
    contactId,
    assignmentId,
  );
  await env.DB.batch(statements);
  return { leadId, companyId, contactId, rowId };
};
