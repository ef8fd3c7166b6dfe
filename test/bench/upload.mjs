import { createHash } from "node:crypto";
import { onRuntime, seconds } from "./runtime.mjs";
import { copyWorld, ids, withDatabase } from "./world.mjs";

const chunk = 2_000;
export const columns = [
  ["Bedrijfsnaam", "companyName"],
  ["KvK", "kvk"],
  ["Straat", "street"],
  ["Huisnummer", "houseNumber"],
  ["Postcode", "postcode"],
  ["Plaats", "city"],
  ["Telefoon", "phone"],
  ["Website", "website"],
  ["Voornaam", "firstName"],
  ["Achternaam", "lastName"],
  ["E-mail", "contactEmail"],
  ["Klantnummer", null],
].map(([header, target]) => ({ header, target, ownClass: "company" }));

/** Row n of the file. Below `known` it is a company that the registry holds; the rest is new. */
export const rowOf = (n, known) => {
  const k = n < known ? n * 2 : 3_000_000 + n;
  return [
    `Bedrijf ${k} Handel B.V.`,
    String(10_000_000 + k),
    "Dorpsstraat",
    String(1 + Math.floor(k / 90_000)),
    `${1000 + (k % 8999)}${String.fromCharCode(65 + (k % 20))}${String.fromCharCode(65 + (Math.floor(k / 20) % 20))}`,
    "Utrecht",
    `+3120${1_000_000 + k}`,
    `https://www.bedrijf${k}.nl`,
    ["Anna", "Bram", "Cees", "Dirk", "Els"][n % 5],
    `Naam${String.fromCharCode(97 + (n % 26))}${String.fromCharCode(97 + (Math.floor(n / 26) % 26))}${String.fromCharCode(97 + (Math.floor(n / 676) % 26))}`,
    `p${n}@bedrijf${k}.nl`,
    `K${n}`,
  ];
};

const uploadAll = async (call, rows) => {
  const headers = { "x-bench-user": ids.user };
  const opened = await call(
    "POST",
    "/api/uploads",
    {
      assignmentId: ids.assignment,
      contentHash: createHash("sha256").update(String(rows.length)).digest("hex"),
      columns,
      rowCount: rows.length,
    },
    headers,
  );
  const { id } = await opened.json();
  for (let at = 0; at < rows.length; at += chunk)
    await call("PUT", `/api/uploads/${id}/chunks/${at + 1}`, { rows: rows.slice(at, at + chunk) }, headers);
  return (await call("POST", `/api/uploads/${id}/finish`, {}, headers)).json();
};

// Parents before children, for the foreign keys; with the column that tells new ids (made today) from the world's (zeros).
const tables = [
  ["companies", "id", "cmp"],
  ["company_sites", "id", "site"],
  ["company_keys", "company_id", "cmp"],
  ["contacts", "id", "ctc"],
  ["contact_values", "contact_id", "ctc"],
  ["subject_pseudonyms", "subject_id", "ctc"],
  ["leads", "id", "lead"],
  ["assignment_rows", "id", "row"],
];

/** What can be written: a generated column is in no list. */
const columnsOf = (db, table) =>
  db
    .prepare("SELECT name FROM pragma_table_info(?)")
    .all(table)
    .map(({ name }) => name)
    .join(", ");

/** The rows that the upload added, table by table. Updates of known companies are not counted in the floor's favour. */
const writtenRows = (world) =>
  withDatabase(world, (db) =>
    tables.map(([table, column, prefix]) => ({
      table,
      rows: db
        .prepare(`SELECT ${columnsOf(db, table)} FROM ${table} WHERE ${column} > ?`)
        .all(`${prefix}_01`)
        .map(Object.values),
    })),
  );

/** 100,000 rows through the product's own chunks, against the same final rows by bare inserts of 2,000. */
export const benchUpload = async (name, world, rowCount, known) => {
  const own = copyWorld(world, `${name}-own`);
  const floorWorld = copyWorld(world, `${name}-floor`);
  const rows = Array.from({ length: rowCount }, (_, n) => rowOf(n, known));
  let result;
  const value = await onRuntime(own, ({ call }) =>
    seconds(async () => {
      result = await uploadAll(call, rows);
    }),
  );
  if (result.counts.rows !== rowCount) throw new Error(`the upload counted ${result.counts.rows} rows`);
  const written = writtenRows(own);
  // The upload's own record and its columns are parents of the rows; they are not part of the floor's time.
  withDatabase(floorWorld, (db) => {
    const [{ file }] = withDatabase(own, (from) => from.prepare("SELECT file FROM pragma_database_list").all());
    db.prepare("ATTACH ? AS own").run(file);
    for (const table of ["assignment_columns", "uploads"])
      db.exec(`INSERT INTO main.${table} SELECT * FROM own.${table}`);
    db.exec("DETACH own");
  });
  const floor = await onRuntime(floorWorld, ({ call }) =>
    seconds(async () => {
      for (const { table, rows: all } of written)
        for (let at = 0; at < all.length; at += chunk)
          await call("POST", "/api/bench/floor-insert", { table, rows: all.slice(at, at + chunk) });
    }),
  );
  return { own, result: { name, value, unit: "s", floor, ratio: value / floor, rows: rowCount } };
};
