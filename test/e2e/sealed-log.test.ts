import { readFileSync, writeFileSync } from "node:fs";
import type { Download, Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { confirmIfAsked, phone, useBrowser } from "#test/support/e2e/browser.ts";
import { shoot } from "#test/support/e2e/screenshots.ts";
import { api } from "#test/support/e2e/steps.ts";
import { people } from "#test/support/e2e/world.ts";

const { as, open } = useBrowser();

const openLog = async (page: Page) => {
  await page.goto("/assignments");
  await page.getByRole("link", { name: "Koffie op kantoor" }).click();
  await page.getByRole("navigation").getByRole("link", { name: "Logboek", exact: true }).click();
  await page.getByRole("table").waitFor();
};
const pathOf = async (download: Promise<Download>) => (await download).path();
const check = async (page: Page, path: string) => {
  await page.locator("input[type=file]").setInputFiles(path);
};

describe("a log that proves itself (P3-7)", () => {
  test("a client downloads its log, anybody checks it offline, and a changed line is named", async () => {
    const page = await as(people.otherClient);
    await openLog(page);
    const arrived = page.waitForEvent("download");
    await page.getByRole("button", { name: "Downloaden met bewijs" }).click();
    await confirmIfAsked(page, people.otherClient, arrived);
    const file = await pathOf(arrived);
    await openLog(page);
    await page.getByText(/Verzegeld tot en met regel/).waitFor();
    await shoot(page, "log-sealed");

    const stranger = await open();
    await stranger.goto("/verify");
    await stranger.getByRole("heading", { level: 1, name: "Narekenen" }).waitFor();
    await stranger.context().setOffline(true);
    await check(stranger, file);
    await stranger.getByText("Het logboek klopt", { exact: true }).waitFor();
    await shoot(stranger, "verify-good");
    const forged = `${file}-forged`;
    writeFileSync(forged, readFileSync(file, "utf8").replace('"purpose":"call"', '"purpose":"verify"'));
    await check(stranger, forged);
    await stranger.getByText("Het logboek klopt niet").waitFor();
    await stranger.getByText("Deze regel is niet de regel die is verzegeld.").waitFor();
    await shoot(stranger, "verify-bad");
  });

  test("a period without a look says so, and a deleted row leaves a receipt that holds (P3-11)", async () => {
    const page = await as(people.otherClient, { viewport: phone });
    await openLog(page);
    await shoot(page, "log-sealed-phone");
    await page.getByLabel("Tot en met").fill("2020-01-01");
    await page.getByText("Niets in deze periode").waitFor();
    await page.getByRole("button", { name: "Alles tonen" }).click();
    await page.getByRole("table").waitFor();

    const assignmentId = new URL(page.url()).pathname.split("/")[2];
    const { rows } = (await (await api(page, "GET", `/assignments/${assignmentId}/rows`)).json()) as {
      rows: { id: string }[];
    };
    const gone = await page.request.fetch(`/api/rows/${rows.at(-1)?.id}`, {
      method: "DELETE",
      headers: { "x-leadhunter": "1" },
    });
    expect(gone.ok()).toBe(true);
    await page.goto("/receipts");
    await page.getByText("Een regel", { exact: true }).first().waitFor();
    await shoot(page, "receipts-phone");
    const arrived = page.waitForEvent("download");
    await page
      .getByRole("button", { name: /^Bewijs van .* downloaden/ })
      .first()
      .click();
    const file = await pathOf(arrived);
    await page.goto("/verify");
    await check(page, file);
    await page.getByText("Het bewijs klopt", { exact: true }).waitFor();
    await shoot(page, "verify-receipt-phone");
  });

  test("a director reads a month of the log, signs its review, and takes the whole log along (L-12)", async () => {
    const page = await as(people.director);
    await page.goto("/log-reviews");
    await page.getByRole("table", { name: "Maanden" }).waitFor();
    await shoot(page, "log-reviews");
    await page.getByRole("button", { name: "Hele logboek downloaden" }).click();
    const dialog = page.getByRole("dialog", { name: "Het hele logboek, met bewijs" });
    await dialog.getByLabel("Waarom").fill("Controle door de accountant");
    const arrived = page.waitForEvent("download");
    await dialog.getByRole("button", { name: "Downloaden" }).click();
    await confirmIfAsked(page, people.director, arrived);
    await page.goto("/verify");
    await check(page, await pathOf(arrived));
    await page.getByText("Het logboek klopt", { exact: true }).waitFor();

    await page.goto("/log-reviews");
    await page.getByRole("table", { name: "Maanden" }).getByRole("link").first().click();
    await page.getByLabel("Wat heb je gevonden en gedaan?").fill("Steekproef bekeken; niets bijzonders.");
    await page.getByLabel("Naam onder de controle").fill("Dina Rechters");
    await shoot(page, "log-review-month");
    await page.getByRole("button", { name: "Controle ondertekenen" }).click();
    await confirmIfAsked(page, people.director, page.getByText(/^Dina Rechters, /).waitFor());
    await shoot(page, "log-review-signed");
  });
});
