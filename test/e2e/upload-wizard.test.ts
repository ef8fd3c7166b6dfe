import type { Page } from "playwright-core";
import { beforeAll, describe, expect, test } from "vitest";
import type { DatabasePage } from "#contract/rows.ts";
import { overflow } from "#test/support/e2e/axe.ts";
import { phone, useBrowser, wide } from "#test/support/e2e/browser.ts";
import { shoot } from "#test/support/e2e/screenshots.ts";
import {
  api,
  chooseFile,
  countersign,
  createAssignment,
  readReport,
  signAgreement,
  startUpload,
} from "#test/support/e2e/steps.ts";
import { people } from "#test/support/e2e/world.ts";
import { makeBook, sheetData } from "#test/web/reading/xlsx-support.ts";

const { as } = useBrowser();
const headings = ["Bedrijf", "KvK", "Contactpersoon", "Adres", "Postcode en plaats", "Telefoon", "Code"];
/** Row n: every fourth phone lost its zero; rows 9 and 700 have no company. */
const relation = (n: number): string[] => [
  n === 9 || n === 700 ? "" : `Kwekerij Wizard ${n} B.V.`,
  String(80_000_000 + n * 41),
  "Mevr. A.B. van den Berg",
  `Dorpsstraat ${n} a`,
  `${1_011 + n} AB Utrecht`,
  n % 4 === 0 ? `30${7_100_000 + n}` : `030-${7_100_000 + n}`,
  `W${n}`,
];
/** The second sheet holds the table, under a title and a date. */
const book = (rows: number) => ({
  name: "relaties.xlsx",
  buffer: Buffer.from(
    makeBook({
      sheets: [
        {
          name: "Toelichting",
          xml: sheetData([
            ["Uit ons pakket", "versie 3"],
            ["Vragen", "bel ons"],
          ]),
        },
        {
          name: "Relaties 2026",
          xml: sheetData([
            ["Overzicht"],
            ["Peildatum", "01-11-2026"],
            [""],
            headings,
            ...Array.from({ length: rows }, (_, i) => relation(i + 1)),
          ]),
        },
      ],
    }),
  ),
});
const small = book(24);
const large = book(800);

/** The whole database by the code of its row: company and phone. */
const database = async (page: Page, path: string) => {
  const found = new Map<string, { id: string; version: number; cells: Record<string, string>; columns: string[] }>();
  let after: string | null = null;
  do {
    const query: string = `limit=200${after ? `&after=${encodeURIComponent(after)}` : ""}`;
    const answer = await api(page, "GET", `${path}/rows?${query}`);
    const { columns, rows, next } = (await answer.json()) as DatabasePage;
    for (const { id, version, cells } of rows) {
      const byHeader = Object.fromEntries(columns.map(({ header }, at) => [header, cells[at]?.text ?? ""]));
      found.set(byHeader.Code ?? "", { id, version, cells: byHeader, columns: columns.map((column) => column.id) });
    }
    after = next;
  } while (after);
  return found;
};
const grid = (page: Page) => page.getByRole("grid", { name: "Regels van uw bestand" });
const editCell = async (page: Page, row: number, from: string, text: string) => {
  const cell = grid(page)
    .getByRole("row", { name: new RegExp(`^${row}\\b`) })
    .getByRole("gridcell")
    .first();
  await cell.dblclick();
  const input = grid(page).getByRole("textbox");
  expect(await input.inputValue()).toBe(from);
  await input.fill(text);
  await input.press("Enter");
};
/** What the last list on the page says will happen, or happened: records by kind. */
const figures = async (page: Page) => {
  const list = page.locator("dl").last();
  const [names, values] = [await list.locator("dt").allTextContents(), await list.locator("dd").allTextContents()];
  return names.map((name, at) => `${name} ${values[at]}`).filter((line) => !line.startsWith("Geweigerd"));
};
const toCheck = async (page: Page) => {
  await page.getByRole("button", { name: "Verder", exact: true }).click();
  await page.getByRole("heading", { name: "Wat staat er in elke kolom?" }).waitFor();
  await page.getByRole("button", { name: "Verder", exact: true }).click();
  await grid(page).waitFor();
};
const chooseSheet = async (page: Page) => {
  await page.getByLabel("Blad", { exact: true }).selectOption("Relaties 2026");
  await page.getByText("Boven de tabel").waitFor();
};

describe("the import wizard", () => {
  let page: Page;
  let path: string;

  beforeAll(async () => {
    page = await as(people.otherClient);
    path = await createAssignment(page, "Kwekers");
    await signAgreement(page, people.otherClient, path, "Karel Koffie");
    const director = await as(people.director);
    await countersign(director, people.director, path, "Dina Rechters");
    await director.context().close();
  });

  test("on a phone: what is mended in a cell, by one click or left out is what the summary says and the database gets", async () => {
    await page.setViewportSize(phone);
    const fits = async () => expect(await overflow(page)).toBe(0);
    await page.goto(`${path}/upload`);
    await page.locator("input[type=file]").setInputFiles({
      name: "relaties.xls",
      mimeType: "application/vnd.ms-excel",
      buffer: Buffer.from("<html><table><tr><td>x</table></html>"),
    });
    await page.getByText("Dit is een webpagina, ook al heet het misschien .xls.").waitFor();
    await fits();
    await chooseFile(page, small);
    await chooseSheet(page);
    await fits();
    await shoot(page, "wizard-layout");
    await toCheck(page);
    await fits();
    await page.getByRole("button", { name: "Alle 6 verbeteren" }).click();
    await page.getByText("6 cellen verbeterd.").waitFor();
    await editCell(page, 9, "", "Kwekerij Hersteld B.V.");
    await page.getByText("1 cel gewijzigd.").waitFor();
    await page.getByRole("combobox", { name: "Welke regels" }).selectOption("all");
    await grid(page).focus();
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Delete");
    await page.getByText("Weggelaten regels: 1.").waitFor();
    await fits();
    await shoot(page, "wizard-check");
    await page.getByRole("button", { name: "Vooruitblik maken" }).click();
    await page.getByRole("button", { name: "Naar de samenvatting" }).click();
    await page.getByRole("heading", { name: "Dit gaat er gebeuren" }).waitFor();
    await fits();
    const promised = await figures(page);
    await shoot(page, "wizard-summary");
    await page.getByRole("button", { name: "23 regels uploaden, 1 overslaan" }).click();
    expect(await readReport(page)).toEqual({ rows: 24, accepted: 23, refused: 1 });
    await fits();
    expect(await figures(page)).toEqual(promised);
    await shoot(page, "wizard-report");

    const rows = await database(page, path);
    expect(rows.size).toBe(23);
    expect(rows.get("W9")?.cells.Bedrijf).toBe("Kwekerij Hersteld B.V.");
    expect(rows.get("W4")?.cells.Telefoon?.replace(/\D/g, "")).toMatch(/^(0|31)307100004$/);
    expect(rows.has("W2")).toBe(false);
    await page.setViewportSize(wide);
  });

  test("a closed tab: the same file goes on on the same sheet, mended the same way, and what was typed is asked again", async () => {
    await page.goto(`${path}/upload`);
    await chooseFile(page, large);
    await chooseSheet(page);
    await toCheck(page);
    await page.getByRole("button", { name: "Alle 200 verbeteren" }).click();
    await page.getByText("200 cellen verbeterd.").waitFor();
    await page.getByRole("checkbox", { name: "Alleen regels met fouten" }).check();
    await editCell(page, 700, "", "Kwekerij Zevenhonderd B.V.");
    await page.getByText("1 cel gewijzigd.").waitFor();
    let sent = 0;
    await page.route("**/api/uploads/*/chunks/*", (route) => (++sent > 1 ? route.abort() : route.continue()));
    await startUpload(page);
    await page.getByText("De verbinding viel weg. De ontvangen regels zijn bewaard.").waitFor();
    await page.getByRole("button", { name: "Pauzeren" }).click();

    const again = await page.context().newPage();
    await page.close({ runBeforeUnload: false });
    page = again;
    await page.goto(`${path}/upload`);
    await page.getByText(/^onderbroken op \d+ %$/).waitFor();
    await chooseFile(page, large);
    await page.getByRole("button", { name: "Verder gaan" }).click();
    await page.getByText("1 regel die u eerder met de hand verbeterde").waitFor();
    expect(await page.getByRole("button", { name: "Vooruitblik maken" }).isDisabled()).toBe(true);
    await shoot(page, "wizard-redo");
    await page.getByRole("button", { name: "Deze regels tonen" }).click();
    await editCell(page, 700, "", "Kwekerij Zevenhonderd B.V.");
    await startUpload(page);
    expect(await readReport(page)).toEqual({ rows: 800, accepted: 799, refused: 1 });
    const rows = await database(page, path);
    expect(rows.get("W700")?.cells.Bedrijf).toBe("Kwekerij Zevenhonderd B.V.");
    expect(rows.get("W796")?.cells.Telefoon?.replace(/\D/g, "")).toMatch(/^(0|31)307100796$/);
  });

  test("the undo shows its three groups first, and does what they say", async () => {
    const before = await database(page, path);
    const touched = before.get("W50");
    const column = touched?.columns[headings.indexOf("Code")] as string;
    const patched = await api(page, "PATCH", `/rows/${touched?.id}`, {
      version: touched?.version,
      cells: { [column]: "W50 gebeld" },
    });
    expect(patched.ok()).toBe(true);
    await page.goto(`${path}/upload`);
    await page.getByRole("button", { name: "Terugdraaien" }).first().click();
    const dialog = page.getByRole("dialog", { name: "Upload terugdraaien" });
    const shown = dialog.locator("dd");
    await expect.poll(() => shown.count()).toBe(3);
    const [reversed = 0, kept = 0, notReversible = 0] = (await shown.allTextContents()).map((text) =>
      Number(text.replaceAll(".", "")),
    );
    await shoot(page, "wizard-undo");
    // 799 rows went in; 22 of them stood there already, unchanged, and one was changed since.
    expect({ reversed, kept, notReversible }).toEqual({ reversed: 776, kept: 1, notReversible: 0 });
    await dialog.getByText("Blijft staan, want intussen gewijzigd (1)").click();
    await dialog.getByText(/^Toegevoegde regel \d+: gewijzigd$/).waitFor();
    await dialog.getByRole("button", { name: "Upload terugdraaien" }).click();
    await page.getByText("De upload is teruggedraaid").waitFor({ timeout: 60_000 });
    const after = await database(page, path);
    expect(before.size - after.size).toBe(reversed);
    expect([after.has("W1"), after.has("W50 gebeld"), after.has("W51")]).toEqual([true, true, false]);
  });
});
