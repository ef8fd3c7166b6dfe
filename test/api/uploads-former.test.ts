import { beforeEach, describe, expect, test } from "vitest";
import { addAssignment } from "#test/support/assignments.ts";
import { addClient, addPerson } from "#test/support/people.ts";
import { createTestApp } from "#test/support/test-app.ts";
import { clearWorld, currentValues, dump, file, uploadFile } from "#test/support/upload.ts";
import { deleteContactStatements } from "#worker/modules/contacts/index.ts";
import { runPurge } from "#worker/retention/index.ts";

const app = createTestApp("2026-11-02T10:00:00.000Z");
const header = "Bedrijf;KVK;Postcode;Huisnummer;Straat;Plaats;Telefoon;Naam;Functie;E-mail;Mobiel";
const bakery = (phone: string, street: string, job: string, mobile: string, mail = "a.aalbers@aalbers.example") =>
  `Bakkerij Aalbers B.V.;11223344;1234 AB;12;${street};Ede;${phone};A. Aalbers;${job};${mail};${mobile}`;
const old = bakery("020 1234567", "Dorpsstraat", "Inkoper", "06 12345678");
const correcting = bakery("020 7654321", "Kerkstraat", "Directeur", "06 87654321");
/** Another company in the same file makes other bytes of it. */
const beside = (name: string) => `${name} B.V.;;9999 ZZ;1;;Roden;;;;;`;

let user = "";
let assignment = "";
beforeEach(async () => {
  await clearWorld(app);
  const clientId = await addClient(app);
  user = await addPerson(app, "client", { clientId });
  assignment = await addAssignment(app, { clientId });
});
const send = (on: string, ...records: string[]) => {
  app.clock.set(`${on}T10:00:00.000Z`);
  return uploadFile(app, user, assignment, file(header, ...records));
};
const all = async (sql: string) => (await app.env.DB.prepare(sql).all<Record<string, string | null>>()).results;
const contactValues = () => all("SELECT field, norm, anchor_on FROM contact_values ORDER BY contact_id, field");
const formers = () => all("SELECT field, norm, anchor_on FROM former_contact_values ORDER BY field, norm");
const general = () =>
  all(
    "SELECT c.phone, s.street, c.clocks, s.clocks AS at FROM companies c JOIN company_sites s ON s.company_id = c.id WHERE c.kvk IS NOT NULL",
  );
const deleteRows = async () => {
  for (const { id } of await all("SELECT id FROM assignment_rows")) await app.send(user, "DELETE", `/api/rows/${id}`);
};
const purge = async () => runPurge({ db: (await app.deps()).db, clock: app.clock });

describe("a corrected value that comes back", () => {
  test("loses again and moves no anchor: an old file sent once more changes nothing (P4.1-2, Clocks)", async () => {
    await send("2026-11-02", old);
    await send("2026-11-09", correcting);
    const before = [await contactValues(), await general()];
    await send("2026-11-16", old, beside("Anders"));
    expect([await contactValues(), await general()]).toEqual(before);
    expect((await contactValues()).find(({ field }) => field === "function")).toEqual({
      field: "function",
      norm: "directeur",
      anchor_on: "2026-11-09",
    });
    expect(await formers()).toEqual([
      { field: "function", norm: "inkoper", anchor_on: "2026-11-02" },
      { field: "mobile", norm: "+31612345678", anchor_on: "2026-11-02" },
    ]);
  });

  test("a contact is still known by its former address, and gets no double (P4.2-5)", async () => {
    await send("2026-11-02", old.replace("A. Aalbers", "Anna Aalbers"));
    await send("2026-11-09", old.replace("A. Aalbers", "Anna Aalbers").replace("a.aalbers@", "anna@"));
    await send("2026-11-16", bakery("", "", "", "").replace("A. Aalbers", "Aalbers"));
    expect(await all("SELECT id FROM contacts")).toHaveLength(1);
    expect((await contactValues()).find(({ field }) => field === "email")?.norm).toBe("anna@aalbers.example");
  });

  test("in whatever order three files of three days are processed, the values are the same (P4.1-2)", async () => {
    const days: [string, string[]][] = [
      ["2026-11-02", [old]],
      ["2026-11-09", [correcting]],
      ["2026-11-16", [old, beside("Anders")]],
    ];
    const orders = [[0, 1, 2], [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]]; // biome-ignore format: one line
    const worlds: unknown[] = [];
    for (const order of orders) {
      await clearWorld(app);
      for (const at of order) {
        const [on, records] = days[at] as [string, string[]];
        await send(on, ...records);
      }
      worlds.push(await currentValues(app));
    }
    for (const world of worlds) expect(world).toEqual(worlds[0]);
    expect((await general())[0]?.phone).toBe("+31207654321");
  });

  test("the same files again write nothing, superseded values included (P4.1-2)", async () => {
    await send("2026-11-02", old);
    await send("2026-11-09", correcting);
    const before = await dump(app);
    await send("2026-11-16", old);
    await send("2026-11-17", correcting);
    expect(await dump(app)).toEqual(before);
  });

  test("two records that become one bring their superseded values along, no younger than they were (Clocks)", async () => {
    const half = "Kwekerij Luna;;4321 AB;5;Laan;Lent;;L. Maas;";
    const other = "Kwekerij Luna Lent B.V.;77889911;;;;Lent;024 3332211;L. Maas;";
    await send("2026-11-02", `${half}Kweker;l.maas@luna.example;`, `${other}Chef;l.maas@luna.example;`);
    await send("2026-11-03", `${half}Tuinder;l.maas@luna.example;`, `${other}Baas;l.maas@luna.example;`);
    expect(await all("SELECT id FROM companies")).toHaveLength(2);
    await send(
      "2026-11-09",
      "Kwekerij Luna B.V.;77889911;4321 AB;5;Laan;Lent;024 3332211;L. Maas;;l.maas@luna.example;",
    );
    expect(await all("SELECT id FROM contacts")).toHaveLength(1);
    expect(await all("SELECT norm, anchor_on, superseded_at FROM former_contact_values ORDER BY norm")).toEqual([
      { norm: "chef", anchor_on: "2026-11-02", superseded_at: "2026-11-03T10:00:00.000Z" },
      { norm: "kweker", anchor_on: "2026-11-02", superseded_at: "2026-11-03T10:00:00.000Z" },
      { norm: "tuinder", anchor_on: "2026-11-03", superseded_at: "2026-11-09T10:00:00.000Z" },
    ]);
    expect((await contactValues()).find(({ field }) => field === "function")?.norm).toBe("baas");
  });
});

describe("the life of a superseded value", () => {
  beforeEach(async () => {
    await send("2026-11-02", old);
    await send("2026-11-09", correcting);
  });

  test("ends after thirty days: then a return is a new value, whether or not cron ran (Clocks)", async () => {
    await send("2026-12-08", old, beside("Anders"));
    expect((await contactValues()).find(({ field }) => field === "mobile")?.norm).toBe("+31687654321");
    await send("2026-12-09", old, beside("Nog Anders"));
    expect((await contactValues()).find(({ field }) => field === "mobile")).toEqual({
      field: "mobile",
      norm: "+31612345678",
      anchor_on: "2026-12-09",
    });
    expect((await formers()).find(({ norm }) => norm === "+31687654321")?.anchor_on).toBe("2026-11-09");
  });

  test("is over for cron at the same moment; coming back meanwhile does not stretch it (Clocks)", async () => {
    await send("2026-11-30", old, beside("Anders"));
    app.clock.set("2026-12-08T22:59:59.999Z");
    await purge();
    expect(await formers()).toHaveLength(2);
    app.clock.set("2026-12-08T23:00:00.000Z");
    expect((await purge()).counts.formerValues).toBe(2);
    expect(await formers()).toEqual([]);
  });

  test("never outlives its own anchor, and then it identifies nobody (P4.2-10)", async () => {
    await send("2026-11-16", correcting.replace("a.aalbers@", "anna@"));
    expect((await formers())[0]).toEqual({
      field: "email",
      norm: "a.aalbers@aalbers.example",
      anchor_on: "2026-11-02",
    });
    const { DB } = app.env;
    await DB.batch([
      DB.prepare("UPDATE contact_values SET verified_on = '2027-10-20', anchor_on = '2027-10-20'"),
      DB.prepare("UPDATE former_contact_values SET superseded_at = '2027-10-20T10:00:00.000Z'"),
    ]);
    const sameAddress = "Bakkerij Aalbers B.V.;11223344;;;;;;Aalbers;;a.aalbers@aalbers.example;";
    await send("2027-11-02", sameAddress);
    expect(await all("SELECT id FROM contacts")).toHaveLength(1);
    await send("2027-11-03", sameAddress, beside("Anders"));
    expect(await all("SELECT id FROM contacts")).toHaveLength(2);
  });

  test("a value that was deleted is not brought back by the one it replaced (P3-11)", async () => {
    await app.env.DB.prepare("DELETE FROM contact_values WHERE field = 'mobile'").run();
    await send("2026-11-16", bakery("", "", "Directeur", ""));
    expect((await contactValues()).map(({ field }) => field)).toEqual(["email", "function", "name"]);
  });

  test("ends with the contact: left, purged, or with the client's last row (P4.2-6, P4.2-10, P3-11)", async () => {
    const [contact] = await all("SELECT id FROM contacts");
    const { db } = await app.deps();
    await db.batch(deleteContactStatements([contact?.id as string]));
    expect([await formers(), await all("SELECT id FROM contacts")]).toEqual([[], []]);

    await clearWorld(app);
    await send("2026-11-02", old);
    await send("2026-11-09", correcting);
    app.clock.set("2028-01-01T10:00:00.000Z");
    await purge();
    expect([await formers(), await all("SELECT id FROM contacts")]).toEqual([[], []]);

    await clearWorld(app);
    await send("2026-11-02", old);
    await send("2026-11-09", correcting);
    await deleteRows();
    expect([await formers(), await all("SELECT id FROM contacts")]).toEqual([[], []]);
  });

  test("a verified company that its last client leaves keeps no value that lost (P3-11)", async () => {
    const [before] = await all("SELECT former FROM companies");
    expect(before?.former).toContain("+31201234567");
    await app.env.DB.prepare("UPDATE companies SET clocks = json_set(clocks, '$.name[2]', '2026-11-10')").run();
    await app.env.DB.prepare("UPDATE company_sites SET clocks = json_set(clocks, '$.city[2]', '2026-11-10')").run();
    await deleteRows();
    expect(await all("SELECT former FROM companies")).toEqual([{ former: null }]);
    expect(await all("SELECT former FROM company_sites")).toEqual([{ former: null }]);
  });
});
