// npm run bench -- matching [--json] [--only NAME] [--mistakes]: how well the engine matches public files with known truth.
import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { argv, stderr, stdout } from "node:process";
import { groupRecords } from "../../worker/matching/cli/group-records.ts";
import { readFile } from "../../worker/matching/cli/read-file.mjs";
import { sameCompanyName, sameCompanyNames, samePersonName } from "../../worker/matching/names-only.ts";
import { groupLeads } from "./made/leads.mjs";
import { makePersons } from "./made/persons.mjs";
import { mistakes, score, scoreGroups, wronglyJoined } from "./matching-score.mjs";

const data = (path) => resolve(import.meta.dirname, "../../../shared/data", path);
const option = (name) => (argv.includes(name) ? argv[argv.indexOf(name) + 1] : undefined);
const say = (text) => stderr.write(`${text}\n`);
const column = (table, name) => {
  const at = table.headers.indexOf(name);
  return table.rows.map((row) => (row[at] ?? "").trim() || null);
};

/** Groups files and scores them; `truthOf` gives one label per record of a table. */
const grouped = (paths, entity, truthOf) => async (name) => {
  const start = performance.now();
  const tables = [];
  for (const path of paths) tables.push(await readFile(data(path), [], entity));
  const { groups } = groupRecords(tables, entity);
  const seconds = (performance.now() - start) / 1000;
  const truth = (await Promise.all(tables.map(truthOf))).flat();
  const found = groups.flat();
  if (argv.includes("--mistakes")) {
    const rows = tables.flatMap(({ rows }) => rows);
    say(`${name}\n${mistakes(found, truth, (at) => rows[at].join(" | ").replaceAll("\n", " "))}`);
  }
  return { rows: found.length, ...scoreGroups(found, truth), wronglyJoined: wronglyJoined(found, truth), seconds };
};

/** Invented lists of many seeds, none of which a rule was made for. */
const made = (group) => async (name) => {
  const start = performance.now();
  const all = { found: [], truth: [], rows: [] };
  for (const seed of [101, 102, 103, 104]) {
    const { found, truth, rows } = await group(seed);
    for (let at = 0; at < found.length; at++) {
      all.found.push(`${seed} ${found[at]}`);
      all.truth.push(truth[at] === null ? null : `${seed} ${truth[at]}`);
      all.rows.push(rows[at]);
    }
  }
  const seconds = (performance.now() - start) / 1000;
  if (argv.includes("--mistakes"))
    say(`${name}\n${mistakes(all.found, all.truth, (at) => all.rows[at].join(" | ").replaceAll("\n", " "))}`);
  const wrong = wronglyJoined(all.found, all.truth);
  return { rows: all.found.length, ...scoreGroups(all.found, all.truth), wronglyJoined: wrong, seconds };
};
const madePersons = (size, twice) => (seed) => {
  const { fields, rows, truth } = makePersons(seed, size, twice);
  return { found: groupRecords([{ file: "made", fields, rows }], "contact").groups[0], truth, rows };
};

const LEADS = [1, 2, 3, 4].map((n) => `leads_nl/client_${n}.csv`);
const leadsTruth = (field) => async (table) => {
  const truth = await readFile(data("leads_nl/truth_companies.csv"), [], "company");
  const [files, labels] = [column(truth, "file"), column(truth, field)];
  return labels.filter((_, at) => files[at] === table.file);
};
const febrl = (table) => column(table, "rec_id").map((id) => /^rec-\d+/.exec(id ?? "")?.[0] ?? null);

/** All pairs of the two snapshots, judged by the names alone; `changedOnly` leaves out those spelt the same. */
const ind = (changedOnly) => async () => {
  const start = performance.now();
  const lists = [];
  for (const path of ["companies.txt", "companies2aug.txt"]) {
    const { rows } = await readFile(
      data(`companies_nl/ind_erkende_referenten_2024/${path}`),
      [["companyName", "#1"]],
      "company",
    );
    lists.push(
      rows.filter((row) => /^\d{8}$/.test((row[1] ?? "").trim())).map((row) => ({ name: row[0], kvk: row[1].trim() })),
    );
  }
  const pairs = sameCompanyNames(
    lists[0].map(({ name }) => name),
    lists[1].map(({ name }) => name),
  );
  const seconds = (performance.now() - start) / 1000;
  const counts = (pair) => !changedOnly || lists[0][pair[0]].name !== lists[1][pair[1]].name;
  const said = pairs.filter(counts);
  const right = said.filter(([a, b]) => lists[0][a].kvk === lists[1][b].kvk);
  const byKvk = new Map();
  for (const [at, { kvk }] of lists[1].entries()) byKvk.set(kvk, [...(byKvk.get(kvk) ?? []), at]);
  const actual = lists[0].flatMap(({ kvk }, a) => (byKvk.get(kvk) ?? []).map((b) => [a, b])).filter(counts);
  if (argv.includes("--mistakes")) {
    const key = ([a, b]) => `${lists[0][a].name}  <>  ${lists[1][b].name}`;
    const found = new Set(said.map(String));
    say(
      `said, wrong\n${said
        .filter(([a, b]) => lists[0][a].kvk !== lists[1][b].kvk)
        .slice(0, 80)
        .map(key)
        .join("\n")}`,
    );
    say(
      `missed\n${actual
        .filter((pair) => !found.has(String(pair)))
        .slice(0, 150)
        .map(key)
        .join("\n")}`,
    );
  }
  return { rows: lists[0].length + lists[1].length, ...score(right.length, said.length, actual.length), seconds };
};

const judged = (list, same, name) => {
  const start = performance.now();
  const said = list.map(([a, b]) => same(a, b));
  const seconds = (performance.now() - start) / 1000;
  if (argv.includes("--mistakes"))
    say(
      `${name}\n${list
        .filter((pair, at) => said[at] !== pair[2])
        .map(([a, b, truth]) => `${truth}  ${a}  <>  ${b}`)
        .join("\n")}`,
    );
  const count = (test) => list.filter((pair, at) => test(said[at], pair[2])).length;
  return {
    rows: list.length,
    ...score(
      count((s, t) => s && t),
      count((s) => s),
      count((_, t) => t),
    ),
    seconds,
  };
};
const nomenklatura = (schema) => async (name) => {
  const { headers, rows } = await readFile(data("linkage/name_pairs/nomenklatura_name_bench_cases.csv"), [], "company");
  const [kind, one, other, match] = ["schema", "name1", "name2", "is_match"].map((head) => headers.indexOf(head));
  const person = schema === "Person";
  const list = rows
    .filter((row) => (row[kind] === "Person") === person)
    .map((row) => [row[one], row[other], row[match] === "true"]);
  return judged(list, person ? samePersonName : sameCompanyName, name);
};
/** Row i of the one list is row i of the other; every row against every other is a negative. */
const dnb = async () => {
  const start = performance.now();
  const [a, b] = await Promise.all(
    ["dnb_test_names.csv", "dnb_adjusted_test_names.csv"].map(async (path) =>
      column(await readFile(data(`linkage/name_pairs/${path}`), [], "company"), "company_name"),
    ),
  );
  const pairs = sameCompanyNames(a, b);
  if (argv.includes("--mistakes")) {
    const hit = new Set(pairs.map(String));
    say(
      `dnb\n${pairs
        .filter(([i, j]) => i !== j)
        .map(([i, j]) => `${a[i]} <> ${b[j]}`)
        .join("\n")}\nmissed\n${a
        .map((n, i) => [n, i])
        .filter(([, i]) => !hit.has(`${i},${i}`))
        .map(([n, i]) => `${n} <> ${b[i]}`)
        .join("\n")}`,
    );
  }
  const right = pairs.filter(([i, j]) => i === j).length;
  return {
    rows: a.length + b.length,
    ...score(right, pairs.length, a.length),
    seconds: (performance.now() - start) / 1000,
  };
};

const SETS = {
  "made.leads.companies": [".", made((seed) => groupLeads(seed, 1500, "company"))],
  "made.leads.contacts": [".", made((seed) => groupLeads(seed, 1500, "contact"))],
  "made.persons.many": [".", made(madePersons(5000, 0.4))],
  "made.persons.few": [".", made(madePersons(5000, 0.02))],
  "leads_nl.companies": [LEADS[0], grouped(LEADS, "company", leadsTruth("company_id"))],
  "leads_nl.contacts": [LEADS[0], grouped(LEADS, "contact", leadsTruth("contact_id"))],
  chicago: [
    "linkage/chicago_early_childhood/chicago_with_true_ids_no_persons.csv",
    grouped(["linkage/chicago_early_childhood/chicago_with_true_ids_no_persons.csv"], "company", (table) =>
      column(table, "True Id"),
    ),
  ],
  ...Object.fromEntries(
    [["1"], ["2"], ["3"], ["4a", "4b"]].map((parts) => {
      const paths = parts.map((part) => `linkage/febrl_1-4/dataset${part}.csv`);
      return [`febrl.${parts[0][0]}`, [paths[0], grouped(paths, "contact", febrl)]];
    }),
  ),
  "splink.fake_1000": [
    "linkage/splink_fake/fake_1000.csv",
    grouped(["linkage/splink_fake/fake_1000.csv"], "contact", (table) => column(table, "cluster")),
  ],
  "splink.fake_20000": [
    "linkage/splink_fake/fake_20000.csv",
    grouped(["linkage/splink_fake/fake_20000.csv"], "contact", (table) => column(table, "group")),
  ],
  duo: [
    "companies_nl/duo_basisscholen/po_addresses.csv",
    grouped(["companies_nl/duo_basisscholen/po_addresses.csv"], "company", (table) => column(table, "BRIN NUMMER")),
  ],
  "ind.names": ["companies_nl/ind_erkende_referenten_2024/companies.txt", ind(false)],
  "ind.names.changed": ["companies_nl/ind_erkende_referenten_2024/companies.txt", ind(true)],
  "names.persons": ["linkage/name_pairs/nomenklatura_name_bench_cases.csv", nomenklatura("Person")],
  "names.companies": ["linkage/name_pairs/nomenklatura_name_bench_cases.csv", nomenklatura("Company")],
  "names.dnb": ["linkage/name_pairs/dnb_test_names.csv", dnb],
};

/**
 * F1 that others published on the same file (github.com/benseverndev-oss/goldenmatch/pull/831). Which columns they used is not said
 * there; the social security number of these files is not used here.
 */
const PUBLISHED = {
  "febrl.3": { "Splink, run by GoldenMatch": 0.965, GoldenMatch: 0.991 },
};

/** Runs all sets that are present; prints a table, and with --json the results. */
export const benchMatching = async () => {
  const results = [];
  const only = option("--only");
  for (const [name, [probe, run]] of Object.entries(SETS)) {
    if (only && !name.startsWith(only)) continue;
    if (!existsSync(data(probe))) {
      say(`${name}: left out, its files are not here`);
      continue;
    }
    const { seconds, ...rest } = await run(name);
    const { rows, precision, recall, f1 } = rest;
    const published = PUBLISHED[name] ? { published: PUBLISHED[name] } : {};
    results.push({ name, ...rest, seconds: Number(seconds.toFixed(2)), ...published });
    say(
      `${name.padEnd(22)} P ${precision.toFixed(4)}  R ${recall.toFixed(4)}  F1 ${f1.toFixed(4)}  ${seconds.toFixed(1)} s  (${rows} rows)`,
    );
  }
  if (argv.includes("--json")) stdout.write(`${JSON.stringify(results, null, 2)}\n`);
  return results;
};
