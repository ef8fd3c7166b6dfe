import type { Page } from "playwright-core";
import { beforeAll, describe, expect, test } from "vitest";
import { confirmIfAsked, signNdaIfAsked, useBrowser } from "#test/support/e2e/browser.ts";
import { formulas, sampleFile, sampleHeaders, sampleRow } from "#test/support/e2e/sample-file.ts";
import { shoot } from "#test/support/e2e/screenshots.ts";
import {
  api,
  countersign,
  createAssignment,
  downloadRows,
  findRow,
  prepareUpload,
  readReport,
  signAgreement,
  startUpload,
} from "#test/support/e2e/steps.ts";
import { people } from "#test/support/e2e/world.ts";

const rowCount = 60;
const note = "Sprak de directeur; wil in januari een offerte, tot dan niet bellen.";
const corrected = "directie@proefstraat.example";
const { as } = useBrowser();

describe("from upload to a worked lead and back to the client", () => {
  let client: Page;
  let supervisor: Page;
  let agent: Page;
  let path: string;
  let worked: string;

  beforeAll(async () => {
    client = await as(people.client);
  });

  test("a client creates an assignment and cannot upload before the agreement is in force (P5-1)", async () => {
    await shoot(client, "client-assignments");
    path = await createAssignment(client, "Ventilatie scholen");
    await shoot(client, "client-new-assignment");
    await client.getByRole("link", { name: "Uploaden" }).click();
    await client.getByText("Eerst de verwerkersovereenkomst").waitFor();
    await shoot(client, "upload-refused");

    const refused = await api(client, "POST", "/uploads", {
      assignmentId: path.split("/")[2],
      contentHash: "0".repeat(64),
      columns: [{ header: "Bedrijfsnaam", target: "companyName", ownClass: "company" }],
      rowCount: 1,
    });
    expect(refused.status()).toBe(409);
    expect(await refused.json()).toMatchObject({ code: "uploads.agreement_missing" });
  });

  test("the client signs with a fresh code and a director countersigns with another (P5-2)", async () => {
    await signAgreement(client, people.client, path, "Olga Opdracht");
    await shoot(client, "agreement-signed");
    const director = await as(people.director);
    await director.getByRole("table").getByText("mee te tekenen").first().waitFor();
    await shoot(director, "director-agreements");
    await countersign(director, people.director, path, "Dina Rechters");
    await director.context().close();
  });

  test("the administrator appoints the supervisor after stating a reason", async () => {
    const administrator = await as(people.administrator);
    await administrator.goto(path);
    const gate = administrator.getByRole("dialog", { name: "Waarom kijk je mee?" });
    await gate.getByLabel("Reden").fill("Begeleider toewijzen aan nieuwe opdracht");
    await gate.getByRole("button", { name: "Reden vastleggen" }).click();
    await administrator.getByRole("button", { name: "Begeleider toewijzen" }).click();
    const dialog = administrator.getByRole("dialog", { name: "Begeleider toewijzen" });
    await dialog.getByLabel("Begeleider").selectOption({ label: "Sanne Leidraad" });
    await dialog.getByRole("button", { name: "Begeleider toewijzen" }).click();
    await administrator.getByText("De begeleider is toegewezen.").waitFor();
    await administrator.context().close();
  });

  test("the client uploads a windows-1252 file; the row without a company is refused with its reason (P2-4)", async () => {
    await prepareUpload(client, path, { name: "relaties.csv", buffer: sampleFile(rowCount) });
    await client.getByText("Geen bedrijf").first().waitFor();
    await shoot(client, "upload-check");
    await startUpload(client);
    expect(await readReport(client)).toEqual({ rows: rowCount, accepted: rowCount - 1, refused: 1 });
    await client.getByRole("table", { name: "Geweigerde regels" }).getByText("Geen bedrijf").waitFor();
    await shoot(client, "upload-report");
  });

  test("uploading the same file again changes nothing", async () => {
    await prepareUpload(client, path, { name: "relaties nog eens.csv", buffer: sampleFile(rowCount) });
    await startUpload(client);
    await readReport(client);
    await client.goto(`${path}/database`);
    await client.getByText(`${rowCount - 1} regels`).waitFor();
  });

  test("an agent who has signed the NDA can be planned", async () => {
    agent = await as(people.newAgent);
    await signNdaIfAsked(agent, "Nina Nieuw");
    await agent.goto("/desk");
    await agent.getByText("Je bent nu op geen opdracht ingepland").waitFor();
  });

  test("the supervisor records the assessment, plans the agent and activates (P4.2-3, P1-5)", async () => {
    supervisor = await as(people.supervisor);
    await supervisor.goto(path);
    await shoot(supervisor, "supervisor-next-step");
    await supervisor.getByRole("button", { name: "Afweging vastleggen" }).first().click();
    const assessment = supervisor.getByRole("dialog", { name: "Belangenafweging vastleggen" });
    await assessment.getByLabel("Kenmerk van de afweging").fill("GB-2026-114");
    await assessment.getByRole("button", { name: "Afweging vastleggen" }).click();
    await supervisor.getByText("De belangenafweging is vastgelegd.").waitFor();

    await supervisor.goto(`${path}/planning`);
    await supervisor
      .getByRole("table", { name: "Agents op deze opdracht" })
      .getByRole("row", { name: /^Nina Nieuw/ })
      .getByRole("button")
      .click();
    await supervisor.getByRole("button", { name: "Agent inplannen" }).click();
    await supervisor.getByText("De planning geldt vanaf nu.").waitFor();
    await shoot(supervisor, "planning");

    await supervisor.goto(path);
    await supervisor.getByRole("button", { name: "Opdracht actief maken" }).first().click();
    await supervisor
      .getByRole("dialog", { name: "Opdracht actief maken?" })
      .getByRole("button", { name: "Opdracht actief maken" })
      .click();
    await supervisor.getByText("De opdracht is actief.").waitFor();
  });

  test("the agent takes the next lead and sees that lead only (P3-6)", async () => {
    await agent.goto("/desk");
    await agent.getByText("Ventilatie scholen").waitFor();
    await shoot(agent, "desk-pause");
    await agent.getByRole("button", { name: "Volgende lead" }).click();
    await agent.getByRole("heading", { name: "Contacten" }).waitFor();
    worked = (await agent.getByRole("heading", { level: 1 }).textContent())?.trim() ?? "";
    expect(worked).toMatch(/Proefstraat \d+$/);
    await shoot(agent, "desk-lead");

    const number = worked.split(" ").at(-1);
    const addresses = (await agent.locator("main").textContent())?.match(/proefstraat-\d+\.example/g) ?? [];
    expect(addresses.length).toBeGreaterThan(0);
    expect(new Set(addresses)).toEqual(new Set([`proefstraat-${number}.example`]));

    for (const part of ["rows", "notes", "access-log", "export", "schedules"])
      expect((await api(agent, "GET", `${path}/${part}`)).status()).toBe(403);
    const second = await api(agent, "POST", "/leases");
    expect(((await second.json()) as { company: { name: string } }).company.name).toBe(worked);
  });

  test("the agent corrects an address, says where the data comes from, writes a note and closes the call (P4.3-1)", async () => {
    await agent.getByRole("button", { name: "E-mail wijzigen" }).click({ force: true });
    await agent.getByLabel("E-mail: nieuwe waarde").fill(corrected);
    await agent.getByRole("button", { name: "Wijziging opslaan" }).click();
    await agent.locator("dd").getByText(corrected).waitFor();

    await agent.getByRole("button", { name: /^Pauze hierna/ }).click();
    await agent.getByRole("button", { name: /^Interesse/ }).click();
    await agent.getByRole("button", { name: /^Opslaan en pauze/ }).click();
    await agent.getByText("Bevestig eerst dat je dit hebt gezegd.").waitFor();
    await agent.getByLabel(/^Gezegd: wie ik ben/).check();
    await agent.getByLabel("Notitie").fill(note);
    await shoot(agent, "desk-closing");
    await agent.getByRole("button", { name: /^Opslaan en pauze/ }).click();
    await agent.getByRole("heading", { level: 1, name: "Pauze" }).waitFor();
    expect(await agent.locator("main").textContent()).not.toContain(worked);
  });

  test("the supervisor reads the note", async () => {
    await supervisor.goto(`${path}/notes`);
    await supervisor.getByText(note).waitFor();
    await shoot(supervisor, "notes");
  });

  test("the client sees the outcome and the correction in its own columns and changes a cell (P3-10)", async () => {
    await client.goto(`${path}/database`);
    const row = await findRow(client, worked);
    await row.getByText("Interesse").waitFor();
    await row.getByRole("button", { name: corrected }).waitFor();
    await shoot(client, "database");
    await row.getByRole("button", { name: /^[AB][12]$/ }).dblclick();
    await client.getByRole("textbox", { name: /^Actiecode in regel/ }).fill("C3");
    await client.keyboard.press("Enter");
    await client.getByText(/^Actiecode in regel \d+ is gewijzigd/).waitFor();
  });

  test("the download has the client's columns in order, its state of now, safe formulas and whole phone numbers (P3-9)", async () => {
    const { header, rows } = await downloadRows(client, people.client);
    expect(header).toEqual([
      ...sampleHeaders,
      "Resultaat",
      ...["Datum", "Tijd", "Met wie"].map((field) => `Resultaat: ${field}`),
      "Gespreksverslagen",
    ]);
    expect(rows).toHaveLength(rowCount - 1);

    const column = (name: string) => header.indexOf(name);
    const own = Array.from({ length: rowCount }, (_, i) => sampleRow(i + 1)).filter((row) => row[1] !== "");
    expect(rows.map((row) => row[0])).toEqual(own.map((row) => row[0]));
    // Recognised numbers stand in international form: whole, and not marked as a formula.
    const international = (text = "") => `+31${text.replace(/^(\+31 |0)/, "").replace(/\D/g, "")}`;
    for (const name of ["Telefoon", "Mobiel"])
      expect(rows.map((row) => row[column(name)])).toEqual(own.map((row) => international(row[column(name)])));
    expect(rows.slice(2, 5).map((row) => row[column("Opmerking")])).toEqual(formulas.map((cell) => `'${cell}`));

    const done = rows.find((row) => row[column("Bedrijfsnaam")] === worked) ?? [];
    expect(done[column("Actiecode")]).toBe("C3");
    expect(done[column("E-mail contact")]).toBe(corrected);
    expect(done[column("Gespreksverslagen")]).toContain(note);
  });

  test("the client's access log names roles and pseudonyms, never a person (P3-7)", async () => {
    await client.goto(`${path}/log`);
    const log = client.getByRole("table", { name: "Wie deze database gebruikte" });
    await log.getByText("Gesprek afgerond").first().waitFor();
    for (const line of ["Lead bekeken", "Gespreksverslagen gelezen", "Gedownload", "Call-agent", "Begeleider"])
      await log.getByText(line).first().waitFor();
    await shoot(client, "access-log");
    const text = await log.textContent();
    for (const name of ["Nina", "Sanne", "Dina", "Bas Beheer", "@leadhunter"]) expect(text).not.toContain(name);
  });

  test("the client deletes a row, then the whole assignment with its notes (P3-11)", async () => {
    await client.goto(`${path}/database`);
    const row = await findRow(client, "Bakkerij Proefstraat 1");
    await row.getByRole("button", { name: "Bakkerij Proefstraat 1", exact: true }).click();
    await client.getByRole("button", { name: /^Regel verwijderen/ }).click();
    await client.getByRole("dialog").getByRole("button", { name: "Regel verwijderen" }).click();
    await client.getByText(`${rowCount - 2} regels`).waitFor();

    await client.getByRole("button", { name: "Database verwijderen" }).click();
    const dialog = client.getByRole("dialog", { name: "De hele database van deze opdracht verwijderen?" });
    const remove = dialog.getByRole("button", { name: `${rowCount - 2} regels verwijderen` });
    expect(await remove.isDisabled()).toBe(true);
    await dialog.getByLabel(/om te bevestigen/).fill("verwijderen");
    await remove.click();
    await confirmIfAsked(client, people.client, client.getByText("De database is verwijderd.").waitFor());
    expect((await api(client, "GET", path)).status()).toBe(404);

    await agent.getByRole("button", { name: "Volgende lead" }).click();
    await agent.getByText("Er is nu geen lead voor je").waitFor();
  });
});
