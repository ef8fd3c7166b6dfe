import { readFileSync } from "node:fs";
import Papa from "papaparse";
import type { Page } from "playwright-core";
import { confirmIfAsked } from "./browser.ts";
import { type Account, baseUrl } from "./world.ts";

// The steps several stories share, each done the way a person does it.

export const assignmentPath = (page: Page) => new URL(page.url()).pathname.split("/").slice(0, 3).join("/");

export const createAssignment = async (page: Page, name: string): Promise<string> => {
  await page.goto("/assignments");
  await page.getByRole("button", { name: "Nieuwe opdracht" }).first().click();
  const dialog = page.getByRole("dialog", { name: "Nieuwe opdracht" });
  await dialog.getByLabel("Naam van de opdracht").fill(name);
  await dialog.getByRole("button", { name: "Opdracht aanmaken" }).click();
  await page.getByRole("heading", { level: 1, name }).waitFor();
  return assignmentPath(page);
};

/** Terms that allow a call at any hour, for the tests run at any hour. */
export const signAgreement = async (page: Page, client: Account, path: string, name: string) => {
  await page.goto(`${path}/agreement`);
  await page.getByLabel("Laatste dag").fill("2030-12-31");
  await page.getByLabel("Bellen vanaf").fill("00:00");
  await page.getByLabel("Bellen tot").fill("23:59");
  for (const day of ["zaterdag", "zondag"]) await page.getByLabel(day).check();
  await page.getByRole("button", { name: "Overeenkomst lezen" }).click();
  await page.getByLabel("Naam onder de handtekening").fill(name);
  await page.getByLabel("Bevoegdheid").fill("Directeur");
  await page.getByRole("button", { name: "Overeenkomst ondertekenen" }).click();
  await confirmIfAsked(
    page,
    client,
    page.getByText("De overeenkomst wacht op de handtekening van Leadhunter.").waitFor(),
  );
};

export const countersign = async (page: Page, director: Account, path: string, name: string) => {
  await page.goto(`${path}/agreement`);
  await page.getByLabel("Naam onder de handtekening").fill(name);
  await page.getByRole("button", { name: "Overeenkomst meetekenen" }).click();
  await confirmIfAsked(page, director, page.getByText("Van kracht t/m").waitFor());
};

/** Chooses the file and walks the wizard up to its last screen before anything is sent. */
export const prepareUpload = async (page: Page, path: string, file: { name: string; buffer: Buffer } | string) => {
  await page.goto(`${path}/upload`);
  await chooseFile(page, file);
  await page.getByRole("button", { name: "Verder" }).click();
  await page.getByRole("heading", { name: "Wat staat er in elke kolom?" }).waitFor();
  await page.getByRole("button", { name: "Verder" }).click();
  await page.getByRole("heading", { name: "Wat gaat er goed, en wat niet?" }).waitFor();
};

export const chooseFile = async (page: Page, file: { name: string; buffer: Buffer } | string) => {
  const input = page.locator("input[type=file]");
  await input.setInputFiles(typeof file === "string" ? file : { ...file, mimeType: "text/csv" });
  await page.getByRole("heading", { name: "Klopt de indeling?" }).waitFor();
};

export const startUpload = async (page: Page) => {
  await page.getByRole("button", { name: "Vooruitblik maken" }).click();
  // The preview compares every row; thousands of them take a while on a busy machine.
  await page.getByRole("button", { name: "Naar de samenvatting" }).click({ timeout: 90_000 });
  await page.getByRole("button", { name: /regels uploaden/ }).click();
};

/** The three figures of the report: rows in the file, taken in, refused. */
export const readReport = async (page: Page) => {
  await page.getByText("De upload is klaar").waitFor({ timeout: 90_000 });
  const text = (await page.getByText(/regels in het bestand = /).textContent()) ?? "";
  const [rows, accepted, refused] = (text.match(/[\d.]+/g) ?? []).map((n) => Number(n.replaceAll(".", "")));
  return { rows, accepted, refused };
};

/** What the server answers to this person, asked as the app asks. */
export const api = async (page: Page, method: "GET" | "POST" | "PUT" | "PATCH", path: string, data?: unknown) => {
  const headers = {
    "x-leadhunter": "1",
    origin: baseUrl,
    ...(data === undefined ? {} : { "content-type": "application/json" }),
  };
  return page.request.fetch(`/api${path}`, {
    method,
    headers,
    ...(data === undefined ? {} : { data: JSON.stringify(data) }),
  });
};

/** The file as the client's program reads it: header and rows. */
export const downloadRows = async (page: Page, client: Account) => {
  await page.getByRole("button", { name: "Downloaden" }).click();
  const arrived = page.waitForEvent("download");
  await page.getByRole("button", { name: "Bestand downloaden" }).click();
  await confirmIfAsked(page, client, arrived);
  const text = readFileSync(await (await arrived).path(), "utf8").replace(/^\uFEFF/, "");
  const [header = [], ...rows] = Papa.parse<string[]>(text, { delimiter: ";", skipEmptyLines: true }).data;
  return { header, rows };
};

/** The grid draws the rows in view only: scrolls until the row with this cell is there. */
export const findRow = async (page: Page, cell: string) => {
  const grid = page.getByRole("group", { name: "Regels van de database" });
  await grid.getByRole("row").nth(1).waitFor();
  const row = grid.getByRole("row").filter({ has: page.getByRole("button", { name: cell, exact: true }) });
  for (let top = 0; (await row.count()) === 0 && top < 3_000; top += 300)
    await grid.evaluate((element, to) => {
      element.scrollTop = to;
    }, top);
  return row;
};

/** Opens the desk with a lead on it: the one still in hand, which comes up by itself, else the next. */
export const openLead = async (page: Page) => {
  const { lease } = (await (await api(page, "GET", "/briefings")).json()) as { lease: unknown };
  await page.goto("/desk");
  if (lease === null) await page.getByRole("button", { name: "Volgende lead" }).click();
  await page.getByRole("heading", { name: "Contacten" }).waitFor();
};
