import { describe, expect, test } from "vitest";
import { confirmIfAsked, phone, useBrowser } from "#test/support/e2e/browser.ts";
import { shoot } from "#test/support/e2e/screenshots.ts";
import { baseUrl, people } from "#test/support/e2e/world.ts";

const { as } = useBrowser();
const asSystem = (token: string) =>
  fetch(`${baseUrl}/api/assignments`, { headers: { authorization: `Bearer ${token}` } });

describe("a client's own system", () => {
  test("gets in with a token that is shown once, and not after it is revoked", async () => {
    const client = await as(people.client);
    await client.getByRole("button", { name: "Meer" }).click();
    await client.getByRole("link", { name: "Koppelingen" }).click();
    await client.getByText("Nog geen koppelingen").waitFor();
    await shoot(client, "connections-empty");
    await client.getByRole("button", { name: "Sleutel maken" }).first().click();
    const dialog = client.getByRole("dialog", { name: "Een toegangssleutel maken" });
    await dialog.getByRole("button", { name: "Sleutel maken" }).click();
    await dialog.getByText("Kies ten minste één recht.").waitFor();
    await dialog.getByLabel("Waarvoor").fill("Boekhoudpakket");
    await dialog.getByLabel("De stand lezen").check();
    await shoot(client, "connections-create");
    await dialog.getByRole("button", { name: "Sleutel maken" }).click();
    const shown = client.getByRole("dialog", { name: "Uw nieuwe sleutel" });
    await confirmIfAsked(client, people.client, shown.waitFor());
    const token = (await shown.locator("code").textContent()) ?? "";
    await shoot(client, "connections-shown");
    const answer = await asSystem(token);
    expect(answer.status).toBe(200);
    expect(((await answer.json()) as { items: unknown[] }).items.length).toBeGreaterThan(0);

    await shown.getByLabel("Ik heb de sleutel bewaard").check();
    await shown.getByRole("button", { name: "Klaar" }).click();
    await client.getByText("geldig tot").waitFor();
    expect(await client.content()).not.toContain(token);
    await shoot(client, "connections-list");
    await client.getByRole("tab", { name: "Naslag voor ontwikkelaars" }).click();
    await client.getByText("/api/uploads/{id}/chunks/{firstRow}", { exact: false }).first().waitFor();
    await shoot(client, "connections-reference");
    await client.setViewportSize(phone);
    await shoot(client, "connections-reference");
    await client.getByRole("tab", { name: "Toegangssleutels" }).click();
    await shoot(client, "connections-list");
    await client.getByRole("button", { name: "Intrekken: Boekhoudpakket" }).click();
    await client.getByRole("button", { name: "Sleutel intrekken" }).click();
    await client.getByText("ingetrokken op").waitFor();
    expect((await asSystem(token)).status).toBe(401);
    await client.context().close();
  });
});
