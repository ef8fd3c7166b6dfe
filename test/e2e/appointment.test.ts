import { readFileSync } from "node:fs";
import type { Page } from "playwright-core";
import { beforeAll, describe, expect, test } from "vitest";
import { phone, useBrowser } from "#test/support/e2e/browser.ts";
import { shoot } from "#test/support/e2e/screenshots.ts";
import { downloadRows, openLead } from "#test/support/e2e/steps.ts";
import { people } from "#test/support/e2e/world.ts";

const { as } = useBrowser();
const note = "Komt graag proeven, tweede verdieping.";

describe("an appointment, from the agent's keys to the client's calendar", () => {
  let agent: Page;
  let client: Page;
  let company: string;
  const day = new Date(Date.now() + 14 * 86_400_000).toISOString().slice(0, 10);

  beforeAll(async () => {
    agent = await as(people.secondAgent);
    client = await as(people.otherClient);
  });

  test("the agent makes it, takes it back within ten seconds with the note still there, and makes it again (P4.3-3)", async () => {
    await openLead(agent);
    const heading = (await agent.getByRole("heading", { level: 1 }).textContent()) ?? "";
    // The heading also says where the name is stale.
    company = heading.replace("ouder dan de controletermijn", "").trim();
    await agent.getByRole("heading", { level: 1 }).press("1");
    const bar = agent.getByRole("region", { name: "Gesprek afronden" });
    const date = bar.getByLabel("Datum");
    await date.waitFor();
    await expect.poll(() => date.evaluate((element) => element === document.activeElement)).toBe(true);
    await agent.keyboard.press("Control+Enter");
    await bar.getByText("Vul dit in.").first().waitFor();
    await date.fill(day);
    await bar.getByLabel("Tijd").fill("14:30");
    await agent.getByLabel(/^Gezegd: wie ik ben/).check();
    await agent.getByLabel("Notitie").fill(note);
    await agent.keyboard.press("Control+Enter");
    await agent.getByText("Vastgelegd:").waitFor();
    expect(await agent.locator("main").textContent()).not.toContain(company);
    await shoot(agent, "desk-saved");
    await agent.keyboard.press("z");
    await agent.getByRole("heading", { level: 1, name: company }).waitFor();
    expect(await agent.getByLabel("Notitie").inputValue()).toBe(note);
    expect(await date.inputValue()).toBe(day);
    await agent.keyboard.press("Control+Enter");
    await agent.getByText("Vastgelegd:").waitFor();
    await agent.keyboard.press("Control+Enter");
    await agent.getByRole("heading", { name: "Contacten" }).waitFor();
  });

  test("the client is told, sees it in the agenda and takes it into its own calendar (P4.3-11)", async () => {
    await client.reload();
    await client.getByRole("link", { name: "Meldingen, 1 nieuw" }).click();
    await client.getByText("Er is een afspraak gemaakt").waitFor();
    await shoot(client, "notices");
    await client.getByRole("link", { name: "Agenda openen" }).click();
    await client.getByRole("heading", { level: 3, name: company }).waitFor();
    await client.getByRole("link", { name: "Meldingen, niets nieuws" }).waitFor();
    await shoot(client, "agenda");
    const arrived = client.waitForEvent("download");
    await client.getByRole("button", { name: `Afspraak met ${company} in mijn agenda zetten` }).click();
    const file = await arrived;
    expect(file.suggestedFilename()).toBe(`afspraak-${day}.ics`);
    const text = readFileSync(await file.path(), "utf8");
    const hour = new Date(`${day}T12:00:00Z`).toLocaleString("en", {
      timeZone: "Europe/Amsterdam",
      hour: "2-digit",
      hourCycle: "h23",
    });
    expect(text).toContain(`DTSTART:${day.replaceAll("-", "")}T${26 - Number(hour)}3000Z`);
  });

  test("the client finds its fields as columns in the download (P4.3-13)", async () => {
    await client.getByRole("link", { name: "Database", exact: true }).click();
    const { header, rows } = await downloadRows(client, people.otherClient);
    const row = rows.find((cells) => cells[header.indexOf("Bedrijfsnaam")] === company) ?? [];
    const cell = (name: string) => row[header.indexOf(name)];
    expect([cell("Resultaat"), cell("Resultaat: Datum"), cell("Resultaat: Tijd")]).toEqual(["Afspraak", day, "14:30"]);
    expect(cell("Gespreksverslagen")).toContain(note);
  });

  test("the supervisor sees it on a phone too and moves it", async () => {
    const supervisor = await as(people.supervisor, { viewport: phone });
    await supervisor.goto(`${new URL(client.url()).pathname.split("/").slice(0, 3).join("/")}/agenda`);
    await supervisor.getByRole("button", { name: "Verzetten" }).first().click();
    const dialog = supervisor.getByRole("dialog", { name: "Afspraak verzetten" });
    await dialog.getByLabel("Tijd").fill("15:00");
    await dialog.getByRole("button", { name: "Afspraak verzetten" }).click();
    await supervisor.getByText("De afspraak is verzet.").waitFor();
    await supervisor.getByText("15:00").waitFor();
    await shoot(supervisor, "agenda-phone");
  });
});
