// Worlds for the benchmarks, written straight into the local database file: same schema, same indexes.
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { migrate } from "../../worker/demo/run/migrate.mjs";

const root = mkdtempSync(join(tmpdir(), "leadhunter-bench-"));
export const removeWorlds = () => rmSync(root, { recursive: true, force: true });

const databaseFile = (world) => {
  const folder = join(world, "v3", "d1", "miniflare-D1DatabaseObject");
  return join(
    folder,
    readdirSync(folder).find((name) => name.endsWith(".sqlite") && name !== "metadata.sqlite"),
  );
};

/** Runs work on the world's database file while no runtime holds it. */
export const withDatabase = (world, work) => {
  const db = new DatabaseSync(databaseFile(world));
  try {
    db.exec("PRAGMA synchronous = OFF; PRAGMA foreign_keys = OFF");
    return work(db);
  } finally {
    db.exec("PRAGMA wal_checkpoint(TRUNCATE)");
    db.close();
  }
};

export const copyWorld = (world, name) => {
  const copy = join(root, name);
  cpSync(world, copy, { recursive: true });
  return copy;
};

export const ids = {
  client: "client_00000000000000000000000001",
  user: "user_00000000000000000000000001",
  assignment: "asg_00000000000000000000000001",
  agent: (n) => `user_1${String(n).padStart(25, "0")}`,
};
export const keyId = "key_bench";
export const companyId = (n) => `cmp_${String(n).padStart(26, "0")}`;
const sqlId = (prefix, n) => `'${prefix}_' || printf('%026d', ${n})`;

/** An empty product with one client, one assignment with its agreement in force, and agents scheduled on it. */
export const emptyWorld = (name, agents = 400) => {
  const world = join(root, name);
  mkdirSync(world, { recursive: true });
  migrate(world);
  withDatabase(world, (db) => {
    const at = "2026-01-01T00:00:00.000Z";
    const user = db.prepare(
      `INSERT INTO users (id, name, email, email_verified, two_factor_enabled, role, client_id, client_owner, pseudonym, created_at, updated_at)
       VALUES (?, 'Bench', ?, 1, 1, ?, ?, 0, ?, ?, ?)`,
    );
    db.exec("BEGIN");
    db.prepare("INSERT INTO clients VALUES (?, 'Bench', ?)").run(ids.client, at);
    user.run(ids.user, "client@bench.example", "client", ids.client, "p0", at, at);
    db.prepare(
      "INSERT INTO assignments (id, client_id, name, state, key_id, created_at) VALUES (?, ?, 'Bench', 'active', ?, ?)",
    ).run(ids.assignment, ids.client, keyId, at);
    const terms = JSON.stringify({
      startsOn: "2020-01-01",
      endsOn: "2099-12-31",
      callingHours: { from: "00:00", until: "23:59", days: [1, 2, 3, 4, 5, 6, 7] },
      maxCallsPerDay: null,
      regions: [],
      sectors: [],
    });
    db.prepare(
      `INSERT INTO processor_agreements (id, assignment_id, template_version, text, terms, text_hash, starts_on, ends_on, signed_name, signed_authority,
         signed_by, signed_at, countersigned_name, countersigned_by, countersigned_at)
       VALUES ('agr_1', ?, 1, '', ?, '', '2020-01-01', '2099-12-31', 'B', 'B', ?, ?, 'B', ?, ?)`,
    ).run(ids.assignment, terms, ids.user, at, ids.user, at);
    for (let n = 0; n < agents; n++) {
      const id = ids.agent(n);
      user.run(id, `agent${n}@bench.example`, "agent", null, `a${n}`, at, at);
      db.prepare(
        "INSERT INTO ndas (id, user_id, version, text_hash, signed_name, signed_at, valid_from) VALUES (?, ?, 99, '', 'B', ?, ?)",
      ).run(`nda_${n}`, id, at, at);
      db.prepare("INSERT INTO schedules VALUES (?, ?, '2020-01-01', NULL, ?, ?)").run(ids.assignment, id, id, at);
    }
    db.exec("COMMIT");
  });
  return world;
};

const series = (count) => `WITH RECURSIVE s(n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM s WHERE n < ${count - 1})`;

/** Companies as an upload would have left them: one site, five keys. Facts of company n follow from n (facts.mjs). */
export const addCompanies = (world, count) =>
  withDatabase(world, (db) => {
    db.exec("BEGIN");
    const kvk = "printf('%08d', 10000000 + n)";
    const phone = "'+3120' || printf('%07d', 1000000 + n)";
    const site = "'bedrijf' || n || '.nl'";
    const postcode = "printf('%04d', 1000 + n % 8999) || char(65 + n % 20) || char(65 + (n / 20) % 20)";
    const house = "(1 + n / 90000)";
    const clock = (field, norm) => `'${field}', json_array(${norm}, '2026-06-01', NULL, NULL)`;
    db.exec(`${series(count)} INSERT INTO companies (id, name, name_sort, kvk, phone, website, clocks)
      SELECT ${sqlId("cmp", "n")}, 'Bedrijf ' || n || ' Handel B.V.', 'bedrijf ' || n || ' handel', ${kvk}, ${phone}, ${site},
        json_object(${clock("name", "'bedrijf ' || n || ' handel'")}, ${clock("kvk", kvk)}, ${clock("phone", phone)}, ${clock("website", site)}) FROM s`);
    db.exec(`${series(count)} INSERT INTO company_sites (id, company_id, key, house_number, postcode, street, city, clocks)
      SELECT ${sqlId("site", "n")}, ${sqlId("cmp", "n")}, ${postcode} || '|' || ${house} || '|', ${house}, ${postcode}, 'Dorpsstraat', 'Utrecht', '{}' FROM s`);
    for (const key of [
      `'k:' || ${kvk}`,
      `'p:' || ${phone}`,
      `'d:' || ${site}`,
      `'a:' || ${postcode} || '|' || ${house}`,
      "'n:bedrijf ' || n || ' handel|utrecht'",
    ])
      db.exec(`${series(count)} INSERT INTO company_keys SELECT ${key}, ${sqlId("cmp", "n")} FROM s`);
    db.exec("COMMIT");
  });

export const addLeads = (world, count) =>
  withDatabase(world, (db) =>
    db.exec(`${series(count)} INSERT INTO leads (id, assignment_id, company_id, due_at, shuffle)
      SELECT ${sqlId("lead", "n")}, '${ids.assignment}', ${sqlId("cmp", "n")}, '2026-01-01T00:00:00.000Z', (n * 7919) % 1000003 FROM s`),
  );

/**
 * Contacts from number `first` on with a name and an e-mail; the e-mail of the first `due` has an anchor (SQL) past its purge
 * instant, or another.
 */
export const addContacts = (world, count, due, { first = 0, anchor = "'2020-01-01'" } = {}) =>
  withDatabase(world, (db) => {
    const contact = sqlId("ctc", `n + ${first}`);
    db.exec("BEGIN");
    db.exec(
      `${series(count)} INSERT INTO contacts (id, company_id, lawful_basis, basis_reference) SELECT ${contact}, ${sqlId("cmp", "n % 1000")}, 'legitimate_interest', '' FROM s`,
    );
    const value = (field, text, on) =>
      db.exec(
        `${series(count)} INSERT INTO contact_values (contact_id, field, value, norm, entered_on, anchor_on) SELECT ${contact}, '${field}', ${text}, ${text}, ${on}, ${on} FROM s`,
      );
    value("name", "json_object('lastName', 'naam ' || n)", "'2099-01-01'");
    value("email", "'e' || n || '@bedrijf.example'", `CASE WHEN n < ${due} THEN ${anchor} ELSE '2099-01-01' END`);
    db.exec("COMMIT");
  });
