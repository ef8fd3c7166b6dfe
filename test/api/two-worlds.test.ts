import { expect, test } from "vitest";
import { createTestApp } from "#test/support/test-app.ts";
import {
  call,
  differences,
  numbers,
  type Party,
  playStory,
  record,
  sample,
  withoutChance,
} from "#test/support/two-worlds.ts";
import { uploadFile } from "#test/support/upload.ts";
import { runPurge } from "#worker/retention/purge.ts";

const app = createTestApp();
const size = 4;
/** The world without the other client, played once a mode. */
const alone = new Map<string, Promise<unknown>>();
const without = (mode: "all" | "verified") => {
  const played =
    alone.get(mode) ?? playStory({ app, mode, other: null, size }).then((seen) => JSON.parse(withoutChance(seen)));
  alone.set(mode, played);
  return played;
};

const send = ({ user, assignment }: Party, records: string[]) => uploadFile(app, user, assignment, sample(...records));
const rowsOf = async ({ assignment }: Party) =>
  (
    await app.env.DB.prepare("SELECT id FROM assignment_rows WHERE assignment_id = ? ORDER BY ordinal")
      .bind(assignment)
      .all<{ id: string }>()
  ).results.map(({ id }) => id);
/** Another person at a company of the first client, and a company of its own on the first client's number and domain. */
const stranger = (n: number) =>
  record(n, "Zuid")
    .replace("Karel Brinkman", "Yasmin Wagenaar")
    .replace(`p${n}@`, "y.wagenaar@")
    .replace("06 1100", "06 2200");
const neighbour = (n: number) =>
  record(n, "Noord")
    .replace(/^[^;]*/, `Holding Zuid ${n} B.V.`)
    .replace(`;${10_000_001 + n * 7_919};`, `;${90_000_001 + n};`)
    .replace("Karel Brinkman", "Sander Holtkamp")
    .replace(`p${n}@`, "sander@")
    .replace("06 1100", "06 3300");

/**
 * Everything the other client can do without a value of it becoming current: the same companies, persons, numbers and
 * domains, more persons, more companies; uploaded, called, edited, undone, purged and deleted.
 */
const silent = [
  async (b: Party) => {
    await send(b, [...numbers(0, size).map((n) => record(n, "Zuid")), ...numbers(0, size).map(stranger)]);
    await send(b, numbers(0, 3).map(neighbour));
  },
  async (b: Party) => {
    const { id } = await send(
      b,
      numbers(size, size + 3).map((n) => record(n + 50, "Zuid")),
    );
    expect((await app.send(b.user, "POST", `/api/uploads/${id}/undo`)).status).toBe(200);
  },
  async (b: Party) => {
    const [first, second] = await rowsOf(b);
    expect((await app.send(b.user, "DELETE", `/api/rows/${first}`)).status).toBe(200);
    expect(second).toBeDefined();
  },
  async (b: Party) => {
    expect((await app.send(b.user, "DELETE", `/api/assignments/${b.assignment}`)).status).toBe(200);
  },
  async () => {
    await runPurge({ db: (await app.deps()).db, clock: app.clock });
  },
];

test.each(["all", "verified"] as const)(
  "what a client and its agent can ask is the same with and without another client that shares companies, persons, numbers and domains (P1-5) (crossing.personal = %s)",
  async (mode) => {
    const one = await without(mode);
    const beside = JSON.parse(withoutChance(await playStory({ app, mode, other: silent, size })));
    expect(differences(one, beside)).toEqual([]);
  },
);

/**
 * Where the other client's values do become current, exactly these leaves of client A's answers may follow them: texts of
 * mapped cells with the clock of that text, in the grid, in the download and on the card; how many of its own values a
 * later upload of A changed or an undo would put back, which follows from what stands there. Nothing else.
 */
const mayFollow = [
  /^\/\d+\/(rows|page)\/rows\/\d+\/cells\/[0-9]\/(text|state|until)$/,
  /^\/\d+\/download$/,
  /^\/\d+\/\d+$/,
  /^\/\d+\/(uploads\/items|upload)\/\d+(\/counts)?\/correctedValues$/,
  /^\/\d+\/upload\/\d+\/(reversed|kept|notReversible)\//,
];

test.each(["all", "verified"] as const)(
  "where another client's values become current, only these values differ: no count of records, no line of the log, no date (P1-5, P4.2-5) (crossing.personal = %s)",
  async (mode) => {
    const changing = [
      async (b: Party) =>
        void (await send(
          b,
          numbers(0, size).map((n) => record(n, "Zuid", { job: "Directeur" })),
        )),
      async (b: Party) => void (await call(app, b, "function", { result: "changed", value: "Eigenaar" })),
      async (b: Party) => void (await send(b, [record(1, "Zuid", { job: "Chef", mobile: "06 99887766" })])),
      async (b: Party) => void (await app.send(b.user, "DELETE", `/api/assignments/${b.assignment}`)),
    ];
    const one = await without(mode);
    const beside = JSON.parse(withoutChance(await playStory({ app, mode, other: changing, size })));
    const found = differences(one, beside);
    expect(found.length).toBeGreaterThan(0);
    expect(found.filter((path) => !mayFollow.some((rule) => rule.test(path)))).toEqual([]);
  },
);
