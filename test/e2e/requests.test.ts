import { execFileSync } from "node:child_process";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { beforeAll, describe, expect, test } from "vitest";
import { injectAxe, overflow, violations } from "#test/support/e2e/axe.ts";
import { confirmIfAsked, phone, useBrowser, wide } from "#test/support/e2e/browser.ts";
import { shoot } from "#test/support/e2e/screenshots.ts";
import { api, openLead } from "#test/support/e2e/steps.ts";
import { mails, people } from "#test/support/e2e/world.ts";

const { open, as } = useBrowser();

/** Path of the last link that was mailed to this address. */
const mailedPath = (to: string) => {
  const mail = mails()
    .filter((text) => text.includes(to))
    .at(-1);
  return new URL(/https?:\/\/[^\s"\\]+/.exec(mail ?? "")?.[0] ?? "http://no.mail/").pathname;
};

/** Somebody who was called, with a mailbox in this client's own database. */
const somebody = async (client: Page) => {
  const { items } = (await (await api(client, "GET", "/assignments")).json()) as {
    items: { id: string; name: string }[];
  };
  const id = items.find(({ name }) => name === "Zonnepanelen bedrijfsdaken")?.id;
  const page = (await (await api(client, "GET", `/assignments/${id}/rows?limit=200`)).json()) as {
    rows: { lastOutcome: string | null; cells: { text: string }[] }[];
  };
  const found = page.rows
    .toSorted((a, b) => Number(b.lastOutcome === "appointment") - Number(a.lastOutcome === "appointment"))
    .flatMap(({ cells }) => cells.map(({ text }) => text))
    .find((text) => /^[a-z]+\.[a-z]+@/.test(text));
  if (found === undefined) throw new Error("the demo world has nobody with a mailbox");
  return found;
};
const nameOf = (email: string) =>
  (email.split("@")[0] ?? "").replaceAll(
    /(^|\.)([a-z])/g,
    (_, dot: string, letter: string) => (dot ? " " : "") + letter.toUpperCase(),
  );

/** Fills in a form and sends it; works with and without JavaScript. */
const file = async (page: Page, path: string, email: string) => {
  await page.goto(path);
  await page.getByLabel("Naam", { exact: true }).fill(nameOf(email));
  await page.getByLabel("E-mailadres").fill(email);
  await page.getByRole("button", { name: "Verzoek versturen" }).click();
  await page.getByRole("heading", { level: 1, name: "Kijk in uw mail" }).waitFor();
};

describe("a person's request, from the form to the answer", () => {
  let client: Page;
  let email: string;
  let person: Page;
  let casePath: string;

  beforeAll(async () => {
    client = await as(people.client);
    email = await somebody(client);
  });

  test("without JavaScript the form can be filled in, corrected and sent (P7-1, P7-2)", async () => {
    person = await open({ javaScript: false, viewport: phone });
    await person.goto("/verzoek");
    await shoot(person, "request-home");
    await person.getByRole("link", { name: /^Verwijdering/ }).click();
    await person.getByRole("button", { name: "Verzoek versturen" }).click();
    await person.getByRole("alert").getByText("Vul uw naam in.").waitFor();
    await shoot(person, "request-form-errors");
    await file(person, "/verzoek/verwijdering", email);
  });

  test("its pages have no serious fault of accessibility and no sideways scroll (P7-1)", async () => {
    const looking = await open({ viewport: phone });
    await injectAxe(looking);
    for (const path of [
      "/verzoek",
      "/verzoek/rectificatie",
      "/request/access",
      "/request/sent",
      "/verzoek/wat-wij-bewaren",
    ]) {
      await looking.goto(path);
      // The pages allow no script, so axe stands outside them.
      expect(await overflow(looking), path).toBe(0);
      expect(await violations(looking), path).toEqual([]);
    }
    await looking.context().close();
  });

  test("only the mailed link leads on, and the person then follows the case (P7-3)", async () => {
    await person.goto(mailedPath(email));
    await person.getByRole("button", { name: "Ja, dit is mijn verzoek" }).click();
    await person.getByText("In behandeling").first().waitFor();
    casePath = new URL(person.url()).pathname;
    await shoot(person, "request-case");
    const looking = await open({ viewport: phone });
    await injectAxe(looking);
    await looking.goto(casePath);
    expect(await overflow(looking)).toBe(0);
    expect(await violations(looking)).toEqual([]);
    await looking.context().close();
  });

  test("the supervisor reads its notes, the director decides, and the supervisor is the second person (P7-6, P4.3-7)", async () => {
    const director = await as(people.director);
    await director.goto("/requests");
    await director.getByRole("row").filter({ hasText: "Verwijdering" }).first().waitFor();
    await shoot(director, "requests-desk");
    await director.setViewportSize(phone);
    await shoot(director, "requests-desk");
    await director.goto("/processing-register");
    await director.getByRole("table").waitFor();
    await shoot(director, "processing-register");
    await director.setViewportSize(wide);
    await shoot(director, "processing-register");
    await director.goto("/requests");
    await director.getByRole("table").waitFor();
    const supervisor = await as(people.supervisor);
    await supervisor.goto("/request-tasks");
    await supervisor.getByRole("heading", { level: 1, name: "Taken bij verzoeken" }).waitFor();
    await shoot(supervisor, "request-tasks");
    const open = () => supervisor.getByRole("link", { name: "Nakijken" });
    for (let task = 1; (await open().count()) > 0; task++) {
      await open().first().click();
      const finish = supervisor.getByRole("button", { name: "Taak afronden" });
      const next = supervisor.getByRole("button", { name: /, volgende$/ });
      await finish.or(next).first().waitFor();
      await shoot(supervisor, `request-task-${task}`);
      while (await next.isVisible()) {
        const text = await supervisor.getByText(/te lezen$/).textContent();
        await next.click();
        await supervisor.getByText(text ?? "", { exact: true }).waitFor({ state: "detached" });
      }
      await finish.click();
      await supervisor.getByText("De taak is klaar.").first().waitFor();
      await supervisor.goto("/request-tasks");
      await supervisor.getByRole("table").waitFor();
    }
    await director.reload();
    const row = director.getByRole("row").filter({ hasText: "te besluiten" }).filter({ hasText: "Verwijdering" });
    await row.getByRole("link").click();
    await director.getByRole("button", { name: "Besluiten tot verwijdering" }).waitFor();
    await director.getByRole("button", { name: "Wissen uitstellen" }).click();
    await confirmIfAsked(
      director,
      people.director,
      director.getByRole("button", { name: "Uitstel beëindigen" }).waitFor(),
    );
    await shoot(director, "request-detail");
    await director.setViewportSize(phone);
    await shoot(director, "request-detail");
    await director.setViewportSize(wide);
    await director.getByRole("button", { name: "Besluiten tot verwijdering" }).click();
    await confirmIfAsked(
      director,
      people.director,
      director.getByText("de begeleider van de opdracht moet instemmen").waitFor(),
    );
    await director.context().close();

    await supervisor.reload();
    await supervisor.getByRole("button", { name: "Instemmen en wissen" }).click();
    const sure = supervisor.getByRole("dialog", { name: "Voorgoed wissen?" });
    await sure.getByRole("textbox").fill("wissen");
    await sure.getByRole("button", { name: "Voorgoed wissen" }).click();
    await confirmIfAsked(supervisor, people.supervisor, supervisor.getByText("Geen taken").waitFor());
    await supervisor.context().close();
  });

  test("the client is told about its own rows and answers (P7-7, P7-8)", async () => {
    await client.goto("/request-notices");
    await client.getByText(email).waitFor();
    await shoot(client, "request-notice");
    await client.setViewportSize(phone);
    await shoot(client, "request-notice");
    await client.setViewportSize(wide);
    await client.getByRole("button", { name: "Ik heb een vraag" }).click();
    await client.getByLabel("Uw vraag").fill("Staat deze persoon ook in onze lijst van mei?");
    await shoot(client, "request-notice-question");
    await client.getByRole("button", { name: "Vraag versturen" }).click();
    await client.getByText("Uw vraag is gemeld.").first().waitFor();
    await client.getByRole("button", { name: "Verwerkt" }).click();
    await client.getByText("De inhoud van deze melding is vernietigd.").waitFor();
    await expect.poll(() => client.getByText(email).count()).toBe(0);
  });

  test("the app's service worker leaves these pages to the server", async () => {
    await client.waitForFunction(() => navigator.serviceWorker.controller !== null);
    await client.goto("/verzoek");
    await client.getByRole("heading", { level: 1, name: "Uw gegevens bij Leadhunter" }).waitFor();
    await shoot(client, "request-home");
    await client.goto("/verzoek/wat-wij-bewaren");
    await shoot(client, "what-we-keep");
    await client.setViewportSize(phone);
    await shoot(client, "what-we-keep");
  });

  test("the person reads the answer, still without JavaScript (P7-4)", async () => {
    await person.goto(mailedPath(email));
    expect(new URL(person.url()).pathname).toBe(casePath);
    await person.getByText("Uw gegevens zijn verwijderd, in elke opdracht waarin zij voorkwamen.").waitFor();
    await shoot(person, "request-answer");
    await person.setViewportSize(wide);
    await shoot(person, "request-answer");
  });

  test("its receipt holds offline, and is about the person who has its key (L-14)", async () => {
    const codes = await person.locator(".facts code").allTextContents();
    const [key = "", identifier = ""] = codes;
    const receipt = await person.request.get(`${casePath}/bewijs.json`);
    const file = join(mkdtempSync(join(tmpdir(), "receipt-")), "bewijs.json");
    writeFileSync(file, await receipt.body());
    const args = ["run", "--silent", "verify-receipt", "--", file, "--opening", key, "--identifier", identifier];
    expect(execFileSync("npm", args, { encoding: "utf8" })).toMatch(/^ok\n.*erasure[\s\S]*about the person/);
    const anyone = await open({ viewport: phone });
    await anyone.goto("/verify");
    await anyone.locator("summary").click();
    await anyone.getByLabel("Openingssleutel").fill(key);
    await anyone.getByLabel(/^Uw gegevens, een per regel/).fill(identifier);
    await anyone.locator("input[type=file]").setInputFiles(file);
    await anyone.getByText("Het bewijs klopt en gaat over u").waitFor();
    await shoot(anyone, "request-receipt-verified");
    await anyone.context().close();
  });
});

test("an agent passes on a request made in a call, and gets a number (P7-2)", async () => {
  const agent = await as(people.agent);
  await openLead(agent);
  await agent.getByRole("button", { name: "Verzoek doorgeven" }).click();
  const dialog = agent.getByRole("dialog", { name: "Verzoek van de betrokkene doorgeven" });
  await dialog.getByText("Gegevens verbeteren").click();
  await dialog.getByLabel(/^Juiste functie/).fill("Directeur");
  await dialog.getByLabel("E-mailadres voor het antwoord").fill("thuis@doorgegeven.example");
  await shoot(agent, "request-hand-over");
  await dialog.getByRole("button", { name: "Doorgeven", exact: true }).click();
  await agent
    .getByText(/^Doorgegeven\. Kenmerk VB-/)
    .first()
    .waitFor();
  await agent.context().close();
});
