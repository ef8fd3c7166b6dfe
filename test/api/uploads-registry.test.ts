import { beforeEach, describe, expect, test } from "vitest";
import type { Page } from "#contract/common.ts";
import type { UploadRefusal, UploadView } from "#contract/uploads.ts";
import { addAssignment } from "#test/support/assignments.ts";
import { addClient, addPerson } from "#test/support/people.ts";
import { createTestApp } from "#test/support/test-app.ts";
import { clearWorld, file, uploadFile } from "#test/support/upload.ts";
import { formatAddress, loadKnownCompanies, verifyCompanyStatements } from "#worker/modules/companies/index.ts";
import { identifierHashes } from "#worker/modules/suppression/index.ts";

const today = "2026-11-25T10:00:00.000Z";
const app = createTestApp(today);
const header = "Bedrijf;KVK;Straat;Huisnummer;Postcode;Plaats;Telefoon;Rechtsvorm;Naam;E-mail";
let user = "";
let assignment = "";
beforeEach(async () => {
  app.clock.set(today);
  await clearWorld(app);
  const client = await addClient(app);
  user = await addPerson(app, "client", { clientId: client });
  assignment = await addAssignment(app, { clientId: client });
});
const all = async (sql: string) => (await app.env.DB.prepare(sql).all<Record<string, string | null>>()).results;
const send = (...records: string[]) => uploadFile(app, user, assignment, file(header, ...records));
const onlyCompany = async () => {
  const { db } = await app.deps();
  const [found] = await loadKnownCompanies(
    db,
    (await all("SELECT id FROM companies")).map(({ id }) => id as string),
  );
  if (found === undefined) throw new Error("no company");
  return found;
};
const verify = async (fields: Parameters<typeof verifyCompanyStatements>[2]) => {
  const deps = await app.deps();
  const how = { verifiedOn: app.clock.now().toISOString().slice(0, 10), sourceId: "src_agent" };
  await deps.db.batch(await verifyCompanyStatements(deps, (await onlyCompany()).id, fields, how));
};
const bakery = "Bakkerij Aalbers B.V.;11223344;Dorpsstraat;12 a;1234 AB;Ede;020 1234567;;A. Aalbers;a@aalbers.example";

describe("checking a company's general data", () => {
  test("the same text confirms the value: its clock moves, its first entry and origin stay (P4.1-3)", async () => {
    await send(bakery);
    const before = (await onlyCompany()).fields.phone;
    app.clock.set("2027-06-01T10:00:00.000Z");
    await verify({ phone: "020-1234567" });
    expect((await onlyCompany()).fields.phone).toEqual({ ...before, verifiedOn: "2027-06-01" });
  });

  test("a verified value is not overwritten by a later upload that says otherwise (Clocks)", async () => {
    await send(bakery);
    await verify({ phone: "020 7654321" });
    app.clock.set("2027-01-10T10:00:00.000Z");
    await send(bakery.replace("1234567", "9999999"));
    expect((await onlyCompany()).fields.phone?.value).toBe("+31207654321");
  });

  test("an address that was verified as a move changes the site itself, and matching knows the new one (P4.1-2)", async () => {
    await send(bakery);
    await verify({ address: "Kerkweg 3, 2345 BC Tiel" });
    const company = await onlyCompany();
    expect(company.sites).toHaveLength(1);
    const [site] = company.sites;
    expect(
      formatAddress({
        houseNumber: site?.houseNumber ?? "",
        addition: site?.addition ?? "",
        postcode: site?.postcode ?? "",
        street: site?.fields.street?.value ?? null,
        city: site?.fields.city?.value ?? null,
        country: null,
      }),
    ).toBe("Kerkweg 3, 2345 BC Tiel");
    expect(company.keys).toContain("a:2345BC|3");
  });

  test("a form of a natural person holds the lead back, another form lets it go (L-7)", async () => {
    await send(bakery.replace(" B.V.", ""));
    await verify({ legalForm: "Eenmanszaak" });
    expect(await all("SELECT state, held_reason FROM leads")).toEqual([{ state: "held", held_reason: "legal_form" }]);
    await verify({ legalForm: "B.V." });
    expect(await all("SELECT state, held_reason FROM leads")).toEqual([{ state: "open", held_reason: null }]);
  });

  test("a text that is no such value is refused by field", async () => {
    await send(bakery);
    await expect(verify({ kvk: "12" })).rejects.toMatchObject({
      code: "request.invalid",
      errors: [{ pointer: "/fields/kvk" }],
    });
  });
});

describe("reading uploads", () => {
  test("refusals come in pages by record number and add up with the rows that went in", async () => {
    const done = await send(bakery, ...Array.from({ length: 5 }, (_, at) => `;;;;;;;;P. Persoon;p${at}@x.example`));
    const page = async (query: string): Promise<Page<UploadRefusal>> =>
      (await app.send(user, "GET", `/api/uploads/${done.id}/refusals?${query}`)).json();
    const one = await page("limit=3");
    const two = await page(`limit=3&after=${one.next}`);
    expect([...one.items, ...two.items].map(({ rowNumber }) => rowNumber)).toEqual([2, 3, 4, 5, 6]);
    expect(two.next).toBeNull();
    expect(done.counts.rows).toBe(done.rowCount);
    expect(done.counts.refused).toBe(5);
  });

  test("the list shows each run of a file with its own report, newest first", async () => {
    await send(bakery);
    app.clock.set("2026-12-01T10:00:00.000Z");
    await send(bakery);
    const answer = await app.send(user, "GET", `/api/uploads?assignmentId=${assignment}`);
    const { items }: Page<UploadView> = await answer.json();
    expect(items.map(({ state, counts }) => [state, counts.newCompanies, counts.unchanged])).toEqual([
      ["done", 0, 1],
      ["done", 1, 0],
    ]);
  });
});

describe("the client's own text", () => {
  test("a cell that is no such value stays with the row as it was written, on a personal clock where it may be a person's (P4.1-6)", async () => {
    await send("Bakkerij Aalbers B.V.;geen idee 12;;;;Ede;bel Jan even;;A. Aalbers;a@aalbers.example");
    const [row] = await all("SELECT own_cells FROM assignment_rows");
    expect(Object.values(JSON.parse(row?.own_cells ?? "{}"))).toEqual(["geen idee 12"]);
    expect(await all("SELECT value, anchor_on FROM row_personal_cells")).toEqual([
      { value: "bel Jan even", anchor_on: "2026-11-25" },
    ]);
  });
});

describe("keyed hashes of refused persons", () => {
  test("are those of the agreed messages under the agreed key (L-14)", async () => {
    const deps = await app.deps();
    const hashes = identifierHashes(deps, {
      email: " Jan.Jansen+x@Voorbeeld.example ",
      phone: "+31881234567",
      mobile: "+31612345678",
    });
    expect(hashes.suppression).toEqual([
      "48225d25aba98b427106b817f72b2f7399ca29b52ef5e0355a3c4ff42e4a110d",
      "5026c03658504bdc820b521fb2f30bad6df0066b42670d39ff98180f9be4d059",
      "9ea9d2a373ef3c9b5f6c3d747dcdacb526bc8f61fc995754da791e20a8fc616c",
    ]);
  });
});
