// A call floor: ten assignments with fifty agents each, signed in; leads with a person whose e-mail is due for review.
import { createHash, createHmac, randomBytes, webcrypto } from "node:crypto";
import { localSecrets } from "../../../worker/demo/run/secrets.mjs";
import { addCompanies, addContacts, emptyWorld, ids, keyId, withDatabase } from "../world.mjs";

export const assignments = 10;
const leadsEach = 2_000;
/** Rows of an assignment that nobody calls and the client downloads meanwhile. */
const stored = 20_000;
export const storedAssignment = `asg_${"9".repeat(26)}`;
export const assignmentId = (n) => (n === 0 ? ids.assignment : `asg_${String(n + 1).padStart(26, "0")}`);

const day = (daysAgo) => new Date(Date.now() - daysAgo * 86_400_000).toISOString().slice(0, 10);

const addAssignments = (db) => {
  const columns = (table) =>
    db
      .prepare("SELECT name FROM pragma_table_info(?)")
      .all(table)
      .map(({ name }) => name);
  const copy = (table, replaced) => {
    const picked = columns(table).map((name) => replaced[name] ?? name);
    db.exec(`INSERT INTO ${table} (${columns(table)}) SELECT ${picked} FROM ${table} WHERE ${replaced.where}`);
  };
  for (const [n, id] of [
    ...Array.from({ length: assignments }, (_, at) => assignmentId(at)),
    storedAssignment,
  ].entries()) {
    if (n === 0) continue;
    copy("assignments", { id: `'${id}'`, name: `'Bench ${n}'`, where: `id = '${ids.assignment}'` });
    copy("processor_agreements", { id: `'agr_${n + 1}'`, assignment_id: `'${id}'`, where: "id = 'agr_1'" });
  }
};

const addRows = (db, id, from, count) => {
  const series = `WITH RECURSIVE s(n) AS (SELECT ${from} UNION ALL SELECT n + 1 FROM s WHERE n < ${from + count - 1})`;
  const named = (prefix) => `'${prefix}_' || printf('%026d', n)`;
  db.exec(`${series} INSERT INTO leads (id, assignment_id, company_id, due_at, shuffle)
    SELECT ${named("lead")}, '${id}', ${named("cmp")}, '2026-01-01T00:00:00.000Z', (n * 7919) % 1000003 FROM s`);
  db.exec(`${series} INSERT INTO contacts (id, company_id, lawful_basis, basis_reference)
    SELECT ${named("ctc")}, ${named("cmp")}, 'legitimate_interest', '${id}' FROM s`);
  db.exec(`${series} INSERT INTO subject_pseudonyms (subject_id, pseudonym) SELECT ${named("ctc")}, 'p' || n FROM s`);
  for (const [field, text, on] of [
    ["name", `json_object('lastName', 'Naam' || n)`, day(20)],
    ["email", "'p' || n || '@bedrijf' || n || '.example'", day(230)],
    ["mobile", "'+3161' || printf('%07d', n)", day(20)],
  ])
    db.exec(`${series} INSERT INTO contact_values (contact_id, field, value, norm, entered_on, anchor_on)
      SELECT ${named("ctc")}, '${field}', ${text}, ${text}, '${on}', '${on}' FROM s`);
  db.exec(`${series} INSERT INTO assignment_rows (id, assignment_id, ordinal, row_key, lead_id, company_id, site_id, contact_id)
    SELECT ${named("row")}, '${id}', n, 'r' || n, ${named("lead")}, ${named("cmp")}, ${named("site")}, ${named("ctc")} FROM s`);
};

/** Sessions as the product stores them, and the cookies that open them. */
const signIn = (db, userIds) => {
  const session = db.prepare(
    "INSERT INTO sessions (id, user_id, token, expires_at, step_up_at, created_at, updated_at) VALUES (?, ?, ?, ?, ?, ?, ?)",
  );
  const now = new Date().toISOString();
  const later = new Date(Date.now() + 1_800_000).toISOString();
  const { AUTH_SECRET } = localSecrets();
  return userIds.map((userId) => {
    const token = randomBytes(24).toString("hex");
    const hash = createHash("sha256").update(token).digest("hex");
    session.run(`ses_${userId}`, userId, hash, later, now, now, now);
    const signature = createHmac("sha256", AUTH_SECRET).update(token).digest("base64");
    return `leadhunter.session_token=${encodeURIComponent(`${token}.${signature}`)}`;
  });
};

/** The world's folder with the cookies of the client and of the agents. */
export const callingWorld = (agents) => {
  const world = emptyWorld("calling", agents);
  addCompanies(world, assignments * leadsEach + stored);
  // Due values for the hourly purge; their contacts are nobody's lead.
  addContacts(world, 20_000, 10_000, { first: 500_000 });
  return withDatabase(world, (db) => {
    db.exec("BEGIN");
    addAssignments(db);
    for (let n = 0; n < assignments; n++) addRows(db, assignmentId(n), n * leadsEach, leadsEach);
    addRows(db, storedAssignment, assignments * leadsEach, stored);
    for (let n = 0; n < agents; n++)
      db.prepare("UPDATE schedules SET assignment_id = ? WHERE agent_id = ?").run(
        assignmentId(n % assignments),
        ids.agent(n),
      );
    const [client, ...cookies] = signIn(db, [ids.user, ...Array.from({ length: agents }, (_, n) => ids.agent(n))]);
    db.exec("COMMIT");
    db.exec("ANALYZE");
    return { world, client, cookies };
  });
};

/** The data key of the assignments, as the product keeps it. */
export const putKey = async (mf) => {
  const secret = Buffer.from(localSecrets().KEY_ENCRYPTION_KEY, "base64");
  const master = await webcrypto.subtle.importKey("raw", secret, "AES-KW", false, ["wrapKey"]);
  const key = await webcrypto.subtle.generateKey({ name: "AES-GCM", length: 256 }, true, ["encrypt", "decrypt"]);
  const bucket = await mf.getR2Bucket("KEYS");
  await bucket.put(`keys/${keyId}`, await webcrypto.subtle.wrapKey("raw", key, master, "AES-KW"));
};
