import { expect, test } from "vitest";
import { signIn, signNdaIfAsked, useBrowser } from "#test/support/e2e/browser.ts";
import { freshCode } from "#test/support/e2e/codes.ts";
import { shoot } from "#test/support/e2e/screenshots.ts";
import { mails, people } from "#test/support/e2e/world.ts";

const { open, as } = useBrowser();

test("a wrong code does not sign in, the right one does, and a code that was used does not count again", async () => {
  const page = await open();
  await page.goto("/account");
  await page.waitForURL("**/sign-in");
  await page.getByLabel("E-mailadres").waitFor();
  await shoot(page, "sign-in");

  await page.getByLabel("E-mailadres").fill(people.secondSupervisor.email);
  await page.getByLabel("Wachtwoord", { exact: true }).fill(people.secondSupervisor.password);
  await page.getByRole("button", { name: "Inloggen", exact: true }).click();
  await page.getByLabel("Code", { exact: true }).fill("000000");
  await page.getByText("Deze code klopt niet of is al gebruikt.").waitFor();

  const code = await freshCode(people.secondSupervisor.totpSecret);
  await page.getByLabel("Code", { exact: true }).fill(code);
  // On to where the link led.
  await page.getByRole("heading", { level: 1, name: "Account" }).waitFor();

  const other = await open();
  await other.goto("/sign-in");
  await other.getByLabel("E-mailadres").fill(people.secondSupervisor.email);
  await other.getByLabel("Wachtwoord", { exact: true }).fill(people.secondSupervisor.password);
  await other.getByRole("button", { name: "Inloggen", exact: true }).click();
  await other.getByLabel("Code", { exact: true }).fill(code);
  await other.getByText("Deze code klopt niet of is al gebruikt.").waitFor();
  expect((await other.request.get("/api/session")).status()).toBe(401);
});

test("a wrong password and an unknown address get the same answer", async () => {
  const page = await open();
  await page.goto("/sign-in");
  for (const email of [people.coach.email, "niemand@leadhunter.example"]) {
    await page.getByLabel("E-mailadres").fill(email);
    await page.getByLabel("Wachtwoord", { exact: true }).fill("dit is het niet");
    await page.getByRole("button", { name: "Inloggen", exact: true }).click();
    await page.getByText("E-mailadres en wachtwoord horen niet bij elkaar").waitFor();
    await page.getByLabel("Wachtwoord", { exact: true }).fill("");
  }
});

test("staff without a signed NDA see the signing screen and nothing else, sign, and get in (P1-2)", async () => {
  const page = await open();
  await page.goto("/sign-in");
  await signIn(page, people.newAgent);
  await page.getByRole("heading", { level: 1, name: "Geheimhouding" }).waitFor();
  await shoot(page, "nda");

  for (const path of ["/desk", "/assignments", "/users"]) {
    await page.goto(path);
    await page.getByRole("heading", { level: 1, name: "Geheimhouding" }).waitFor();
  }
  const refused = await page.request.post("/api/leases", { headers: { "x-leadhunter": "1" } });
  expect(refused.status()).toBe(403);

  await signNdaIfAsked(page, "Nina Nieuw");
  await page.getByRole("heading", { level: 1, name: "Pauze" }).waitFor();
});

test("an invited client user follows the mailed link, sets a password and a second factor, and uses a passkey and forgets the password", async () => {
  const administrator = await as(people.administrator);
  const email = "inkoop@zonnedak.example";
  await administrator.getByRole("button", { name: "Gebruiker uitnodigen" }).click();
  const dialog = administrator.getByRole("dialog", { name: "Gebruiker uitnodigen" });
  await dialog.getByLabel("Naam", { exact: true }).fill("Ilse Inkoop");
  await dialog.getByLabel("E-mailadres").fill(email);
  await dialog.getByLabel("Rol").selectOption({ label: "Opdrachtgever" });
  await dialog.locator("select").nth(1).selectOption({ label: "Zonnedak Energie" });
  await dialog.getByRole("button", { name: "Uitnodiging versturen" }).click();
  await administrator.getByText("De uitnodiging is verstuurd.").waitFor();
  await shoot(administrator, "users");

  const mail = mails().findLast((text) => text.startsWith(`To: ${email}`)) ?? "";
  const link = /https?:\/\/\S+\/invitation#\S+/.exec(mail)?.[0] ?? "";
  expect(link).not.toBe("");
  // The mail carries a link and no personal data (P1-4).
  for (const word of ["Ilse", "Zonnedak Energie", "Bas Beheer"]) expect(mail).not.toContain(word);

  const page = await open();
  const password = "een lange zin over zonnepanelen";
  await page.goto(link);
  await page.getByText("Ilse Inkoop").waitFor();
  expect(new URL(page.url()).hash).toBe("");
  await shoot(page, "invitation");
  await page.getByLabel("Wachtwoord", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Account openen" }).click();
  await page.getByRole("link", { name: "Naar inloggen" }).click();

  await page.getByLabel("E-mailadres").fill(email);
  await page.getByLabel("Wachtwoord", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Inloggen", exact: true }).click();
  await page.getByRole("heading", { level: 1, name: "Tweede factor instellen" }).waitFor();
  await page.getByLabel("Wachtwoord", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Verder" }).click();
  const secret = ((await page.locator("code").textContent()) ?? "").replace(/\s/g, "");
  await page.getByLabel("Code uit de app").fill(await freshCode(secret));
  await page.getByText("De tweede factor is ingesteld.").waitFor();
  await shoot(page, "second-factor");

  // A passkey is offered; the browser's virtual authenticator stands for a fingerprint.
  const devtools = await page.context().newCDPSession(page);
  await devtools.send("WebAuthn.enable");
  await devtools.send("WebAuthn.addVirtualAuthenticator", {
    options: {
      protocol: "ctap2",
      transport: "internal",
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  await page.getByLabel("Naam van de passkey").fill("laptop kantoor");
  await page.getByRole("button", { name: "Passkey toevoegen" }).click();
  await page.getByText("De passkey is toegevoegd.").waitFor();
  await page.getByLabel("De herstelcodes zijn bewaard").check();
  await page.getByRole("button", { name: "Doorgaan naar Leadhunter" }).click();
  await page.getByRole("heading", { level: 1, name: "Opdrachten" }).waitFor();

  await page.getByRole("button", { name: "Uitloggen" }).click();
  await page.getByRole("button", { name: "Inloggen met een passkey" }).click();
  await page.getByRole("heading", { level: 1, name: "Opdrachten" }).waitFor();

  // The password forgotten: a link by mail, a new one; the session at the other desk ends.
  const forgetful = await open();
  await forgetful.goto("/sign-in");
  await forgetful.getByRole("link", { name: "Wachtwoord vergeten?" }).click();
  // The page left behind asks for an address too.
  await forgetful.getByRole("heading", { level: 1, name: "Wachtwoord vergeten" }).waitFor();
  await forgetful.getByLabel("E-mailadres").fill(email);
  await forgetful.getByRole("button", { name: "Link aanvragen" }).click();
  await forgetful.getByRole("heading", { level: 1, name: "Kijk in de mail" }).waitFor();
  const resetLink = () => /https?:\/\/\S+\/new-password#\S+/.exec(mails().at(-1) ?? "")?.[0] ?? "";
  await expect.poll(resetLink).not.toBe("");
  const reset = resetLink();
  await forgetful.goto(reset);
  await forgetful.getByLabel("Nieuw wachtwoord", { exact: true }).fill(`${password} en wind`);
  expect(new URL(forgetful.url()).hash).toBe("");
  await shoot(forgetful, "new-password");
  await forgetful.getByRole("button", { name: "Wachtwoord opslaan" }).click();
  await forgetful.getByRole("heading", { level: 1, name: "Het wachtwoord is gewijzigd" }).waitFor();
  expect((await page.request.get("/api/session")).status()).toBe(401);
  await forgetful.getByRole("link", { name: "Naar inloggen" }).click();
  await signIn(forgetful, { email, password: `${password} en wind`, totpSecret: secret });
  await page.goto(reset);
  await page.getByLabel("Nieuw wachtwoord", { exact: true }).fill(`${password} en regen`);
  await page.getByRole("button", { name: "Wachtwoord opslaan" }).click();
  await page.getByRole("heading", { level: 1, name: "Deze link werkt niet meer" }).waitFor();

  // The link worked once.
  const again = await open();
  await again.goto(link);
  await again.getByText("Deze uitnodiging werkt niet meer").waitFor();

  // Deactivating ends the session in the other browser at once.
  await administrator.reload();
  await administrator.getByRole("button", { name: "Beheren: Ilse Inkoop" }).click();
  await administrator.getByRole("button", { name: "Account deactiveren" }).click();
  await administrator
    .getByRole("dialog", { name: "Account deactiveren" })
    .getByRole("button", { name: "Account deactiveren" })
    .click();
  await administrator.getByText("Het account is gedeactiveerd.").waitFor();
  expect((await forgetful.request.get("/api/session")).status()).toBe(401);
  await forgetful.reload();
  await forgetful.getByRole("button", { name: "Inloggen", exact: true }).waitFor();
});

test("a session that ends under somebody's hands asks to sign in over the page, which stays", async () => {
  const page = await as(people.director);
  await page.getByRole("heading", { level: 1, name: "Overeenkomsten" }).waitFor();
  await page.context().clearCookies();
  await page.getByRole("link", { name: "Gebruikers" }).click();
  const dialog = page.getByRole("dialog", { name: "Log opnieuw in" });
  await dialog.getByLabel("E-mailadres").fill(people.director.email);
  await dialog.getByLabel("Wachtwoord", { exact: true }).fill(people.director.password);
  await dialog.getByRole("button", { name: "Inloggen", exact: true }).click();
  await dialog.getByLabel("Code", { exact: true }).fill(await freshCode(people.director.totpSecret));
  await dialog.waitFor({ state: "detached" });
  await page.getByRole("table", { name: "Gebruikers" }).waitFor();
});
