import { existsSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import Papa from "papaparse";
import type { Page } from "playwright-core";
import { beforeAll, describe, expect, test } from "vitest";
import { useBrowser } from "#test/support/e2e/browser.ts";
import { shoot } from "#test/support/e2e/screenshots.ts";
import {
  chooseFile,
  countersign,
  createAssignment,
  downloadRows,
  prepareUpload,
  readReport,
  signAgreement,
  startUpload,
} from "#test/support/e2e/steps.ts";
import { people } from "#test/support/e2e/world.ts";

const schools = resolve("../shared/data/companies_nl/duo_basisscholen/po_addresses.csv");
const schoolCount = 6_804;
const { as } = useBrowser();

// The file is not part of the repository: where it is absent there is nothing to upload.
describe.skipIf(!existsSync(schools))("6,804 real schools (../shared/data/companies_nl, skipped where absent)", () => {
  let page: Page;
  let path: string;

  beforeAll(async () => {
    page = await as(people.otherClient);
    path = await createAssignment(page, "Koffie voor scholen");
    await signAgreement(page, people.otherClient, path, "Karel Koffie");
    const director = await as(people.director);
    await countersign(director, people.director, path, "Dina Rechters");
    await director.context().close();
  });

  test("an upload that broke off goes on where it stopped when the same file is chosen again, and its report adds up", async () => {
    await prepareUpload(page, path, schools);
    // The tab closes in the middle: the third chunk never gets through.
    let sent = 0;
    await page.route("**/api/uploads/*/chunks/*", (route) => (++sent > 2 ? route.abort() : route.continue()));
    await startUpload(page);
    await page.getByText("De verbinding viel weg. De ontvangen regels zijn bewaard.").waitFor();
    await shoot(page, "upload-broken-off");
    page.once("dialog", (dialog) => dialog.accept());
    await page.unroute("**/api/uploads/*/chunks/*");
    await page.goto(`${path}/upload`);
    await page.getByText(/^onderbroken op \d+ %$/).waitFor();

    const firstRows: number[] = [];
    page.on("request", (request) => {
      const [, row] = /\/chunks\/(\d+)$/.exec(request.url()) ?? [];
      if (row !== undefined) firstRows.push(Number(row));
    });
    await chooseFile(page, schools);
    await page
      .getByText(/geüpload|ontvangen/)
      .first()
      .waitFor();
    await shoot(page, "upload-resumed");
    await page
      .getByRole("button", { name: /^(Verder gaan|Verder)$/ })
      .first()
      .click();
    const map = page.getByRole("heading", { name: "Wat staat er in elke kolom?" });
    const check = page.getByRole("heading", { name: "Wat gaat er goed, en wat niet?" });
    await map.or(check).waitFor();
    if (await map.isVisible()) await page.getByRole("button", { name: "Verder" }).click();
    await check.waitFor();
    await startUpload(page);
    expect(await readReport(page)).toEqual({ rows: schoolCount, accepted: schoolCount, refused: 0 });
    expect(firstRows.length).toBeGreaterThan(0);
    expect(Math.min(...firstRows)).toBeGreaterThan(1);
  });

  test("every school comes back in the download, and the 31 of one name stay 31 companies", async () => {
    const text = readFileSync(schools, "latin1");
    const [sent = [], ...file] = Papa.parse<string[]>(text, { delimiter: ";", skipEmptyLines: true }).data;
    await page.goto(`${path}/database`);
    await page.getByText("6.804 regels").waitFor();
    const { header, rows } = await downloadRows(page, people.otherClient);
    const clean = (cell = "") => cell.trim();
    expect(header.slice(0, sent.length).map(clean)).toEqual(sent.map(clean));
    expect(rows).toHaveLength(schoolCount);

    const [name, number, phone] = ["VESTIGINGSNAAM", "VESTIGINGSNUMMER", "TELEFOONNUMMER"].map((column) =>
      sent.map(clean).indexOf(column),
    ) as [number, number, number];
    const byName = new Map<string, string[][]>();
    for (const row of file) byName.set(clean(row[name]), [...(byName.get(clean(row[name])) ?? []), row]);
    const namesakes = [...byName.values()].sort((a, b) => b.length - a.length)[0] ?? [];
    expect(namesakes).toHaveLength(31);
    // Were two of them one company, the one would now bear the other's telephone number.
    const digits = (cell = "") => cell.replace(/^\+31/, "0").replace(/\D/g, "");
    const found = new Map(rows.map((row) => [row[number], row]));
    for (const school of namesakes) expect(digits(found.get(school[number])?.[phone])).toBe(digits(school[phone]));
  });
});
