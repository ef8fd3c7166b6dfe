import type { Page } from "playwright-core";
import { beforeAll, describe, expect, test } from "vitest";
import type { AssignmentView } from "#contract/assignments.ts";
import type { LeadCard } from "#contract/desk.ts";
import { injectAxe, overflow, violations } from "#test/support/e2e/axe.ts";
import { confirmIfAsked, phone, useBrowser } from "#test/support/e2e/browser.ts";
import { shoot } from "#test/support/e2e/screenshots.ts";
import { api, openLead } from "#test/support/e2e/steps.ts";
import { people } from "#test/support/e2e/world.ts";

const { as } = useBrowser();
const name = "Zonnepanelen bedrijfsdaken";

/** No finding of axe, and nothing wider than the screen (a pixel of rounding is nobody's). */
const isSound = async (page: Page) => {
  expect(await violations(page)).toEqual([]);
  expect(await overflow(page)).toBeLessThanOrEqual(1);
};

const openAssignment = async (page: Page, tab: string | RegExp) => {
  await page.goto("/assignments");
  await page.getByRole("link", { name }).click();
  await page.getByRole("heading", { level: 1, name }).waitFor();
  const id = new URL(page.url()).pathname.split("/")[2] ?? "";
  await page.getByRole("navigation").getByRole("link", { name: tab }).click();
  return id;
};

describe("a doubtful pair", () => {
  let supervisor: Page;
  beforeAll(async () => {
    supervisor = await as(people.supervisor);
    await injectAxe(supervisor);
  });

  test("is decided by keyboard, stands in the list of merges, and can be taken back whole (P4.1-2)", async () => {
    const id = await openAssignment(supervisor, /Twijfelgevallen/);
    const counts = async () => {
      const { counts: now } = (await (await api(supervisor, "GET", `/assignments/${id}`)).json()) as AssignmentView;
      return [now.rows, now.leads];
    };
    await supervisor.getByText("Zijn dit dezelfde bedrijven?").waitFor();
    const before = await counts();
    await shoot(supervisor, "review-pair");
    await isSound(supervisor);
    await supervisor.keyboard.press("s");
    await supervisor.getByText("Samengevoegd", { exact: true }).first().waitFor();
    const merges = supervisor.getByRole("table", { name: "Samengevoegd" });
    await merges.getByText("beoordeling").waitFor();
    const [rows = 0, leads = 0] = before;
    expect(await counts()).toEqual([rows, leads - 1]);
    await shoot(supervisor, "review-merged");
    await merges.getByRole("button", { name: "Terugdraaien" }).click();
    await supervisor.getByRole("dialog").getByRole("button", { name: "Terugdraaien" }).click();
    await supervisor.getByText("Teruggedraaid", { exact: true }).waitFor();
    await supervisor.getByText("Geen twijfelgevallen").waitFor();
    await merges.waitFor({ state: "detached" });
    expect(await counts()).toEqual(before);
    await supervisor.setViewportSize(phone);
    await shoot(supervisor, "review-empty");
  });
});

describe("a newer value beside a verified one", () => {
  test("is asked at the desk and the answer stands (P4.2-5)", async () => {
    const agent = await as(people.agent);
    await injectAxe(agent);
    await openLead(agent);
    const { lease } = (await (await api(agent, "GET", "/briefings")).json()) as { lease: { leaseId: string } };
    const card = (await (await api(agent, "GET", `/leases/${lease.leaseId}`)).json()) as LeadCard;
    const person = card.contacts[0];
    const at = `/leases/${lease.leaseId}/checks`;
    const contactId = person?.id ?? "";
    await api(agent, "POST", at, { contactId, fields: ["name", "function"], method: "person" });
    await api(agent, "POST", `${at}/${contactId}/function`, { result: "changed", value: "Hoofd techniek" });
    const shown = (await (await api(agent, "GET", `/leases/${lease.leaseId}`)).json()) as LeadCard;
    const text = (field: string) => shown.contacts[0]?.values.find((value) => value.field === field)?.text ?? "";
    const general = (field: string) => shown.company.values.find((value) => value.field === field)?.text ?? "";

    const client = await as(people.client);
    const id = await openAssignment(client, "Database");
    const columns = [
      { header: "Bedrijfsnaam", target: "companyName", ownClass: "company" },
      { header: "KvK", target: "kvk", ownClass: "company" },
      { header: "Contactpersoon", target: "personName", ownClass: "personal" },
      { header: "Functie", target: "function", ownClass: "personal" },
    ];
    const opened = await api(client, "POST", "/uploads", {
      assignmentId: id,
      contentHash: "7".repeat(64),
      columns,
      rowCount: 1,
    });
    const upload = (await opened.json()) as { id: string };
    expect(opened.status(), JSON.stringify(upload)).toBe(200);
    const row = [general("name"), general("kvk"), text("name"), "Technisch directeur"];
    expect((await api(client, "PUT", `/uploads/${upload.id}/chunks/1`, { rows: [row] })).status()).toBe(200);

    await openLead(agent);
    await agent.getByText("Er is ook een andere waarde aangeleverd. Vraag na wat klopt.").waitFor();
    await shoot(agent, "desk-question");
    await isSound(agent);
    await agent.setViewportSize(phone);
    await agent.getByRole("button", { name: "Deze klopt" }).scrollIntoViewIfNeeded();
    await shoot(agent, "desk-question");
    await agent.getByRole("button", { name: "Deze klopt" }).click();
    await agent.getByText("Er is ook een andere waarde aangeleverd").waitFor({ state: "detached" });
    const after = (await (await api(agent, "GET", `/leases/${lease.leaseId}`)).json()) as LeadCard;
    expect(after.contacts[0]?.values.find(({ field }) => field === "function")?.text).toBe("Technisch directeur");
  });
});

describe("the setting of what flows between clients", () => {
  test("says what a change means, asks for a code, and keeps who changed it (P4.2-5)", async () => {
    const director = await as(people.director);
    await director.getByRole("button", { name: "Meer" }).click();
    await director.getByRole("link", { name: "Instellingen" }).click();
    await director.getByText("Deze instelling is nog nooit gewijzigd").waitFor();
    const choose = async (label: string, confirm: string) => {
      await director.getByLabel(label).check();
      await director.getByRole("button", { name: "Wijzigen" }).click();
      await director.getByRole("dialog", { name: confirm }).waitFor();
      await shoot(director, "settings-confirm");
      await director.getByRole("button", { name: "Instelling wijzigen" }).click();
    };
    await choose("Alleen wat een call-agent heeft gecontroleerd", "Alleen gecontroleerde gegevens laten meegaan?");
    await confirmIfAsked(director, people.director, director.getByRole("table").getByText("Alleen wat").waitFor());
    await shoot(director, "settings");
    await director.setViewportSize(phone);
    await shoot(director, "settings");
    await choose("Alle persoonsgegevens", "Alle persoonsgegevens laten meegaan?");
    await director.getByRole("table").getByText("Alle persoonsgegevens").waitFor();
  });
});
