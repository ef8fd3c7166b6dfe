import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { phone, useBrowser } from "#test/support/e2e/browser.ts";
import { shoot } from "#test/support/e2e/screenshots.ts";
import { api, openLead } from "#test/support/e2e/steps.ts";
import { people } from "#test/support/e2e/world.ts";

// One agent, keyboard only, the way an hour goes: every kind of outcome, and what goes wrong in between.

const TARGET = 6;

/** Counts what a hand does on one lead, from the lead on the screen to the next one; typing is not counted. */
const createHand = (page: Page) => {
  let presses = 0;
  const used: Record<string, number> = {};
  const press = async (...keys: string[]) => {
    for (const key of keys) {
      presses += 1;
      await page.keyboard.press(key);
    }
  };
  return {
    press,
    used,
    type: async (text: string) => {
      // A person looks where the cursor is; on a busy machine it comes a moment later.
      await page.waitForFunction(() => document.activeElement?.matches("textarea, input") ?? false);
      await page.keyboard.type(text);
    },
    /** The digit that stands on the button of an outcome. */
    outcome: async (name: string) => {
      const button = page.getByRole("button", { name: new RegExp(`^${name}`) }).locator("visible=true");
      await press((await button.locator("kbd").first().textContent()) ?? "");
    },
    /** Plays one lead to its end and goes on at once; the next lead must then be on the screen. */
    lead: async (what: string, play: () => Promise<unknown>) => {
      const heading = page.getByRole("heading", { name: "Contacten" });
      await heading.waitFor();
      const claimedBefore = claims;
      presses = 0;
      await play();
      if (what !== "skipped") {
        await page.getByText("Vastgelegd:").waitFor();
        await press(SAVE);
      }
      used[what] = presses;
      await expect.poll(() => claims, { timeout: 10_000 }).toBeGreaterThan(claimedBefore);
      await heading.waitFor();
    },
    watch: () =>
      page.on("response", (answer) => {
        if (answer.request().method() === "POST" && answer.url().endsWith("/api/leases") && answer.ok()) claims += 1;
      }),
  };
};
let claims = 0;

const SAVE = "Control+Enter";
const spoken = (text: string) => `${text} Kort gesproken over het aanbod.`;

describe("an hour at the desk by keyboard only", () => {
  const { as } = useBrowser();

  test("each kind of call is done in six key presses and typing, and every state says what it is", async () => {
    const page = await as(people.agent);
    const { lease } = (await (await api(page, "GET", "/briefings")).json()) as { lease: { leaseId: string } | null };
    if (lease) await api(page, "POST", `/leases/${lease.leaseId}/skip`, {});
    await page.goto("/desk");
    await page.getByRole("heading", { level: 1, name: "Pauze" }).waitFor();
    await page.getByText("Tijd met leads").waitFor();
    await shoot(page, "desk-pause");
    const hand = createHand(page);
    hand.watch();
    await page.keyboard.press(SAVE);

    await hand.lead("no answer", async () => {
      await page.getByText(/^Vooruitzien/).waitFor();
      await shoot(page, "desk-preview");
      await hand.outcome("Geen gehoor");
      await hand.press(SAVE);
    });
    await hand.lead("interested", async () => {
      await hand.press("i");
      await hand.outcome("Interesse");
      await hand.type(spoken("Wil een offerte."));
      await shoot(page, "desk-wrap-up");
      await hand.press(SAVE);
    });
    await hand.lead("callback", async () => {
      await hand.press("i", "t", "n");
      await hand.type(spoken("Morgen terugbellen."));
      await shoot(page, "desk-callback");
      await hand.press(SAVE);
    });
    await hand.lead("new contact", async () => {
      await hand.press("a");
      await hand.type("mevr. Toegevoegd");
      await shoot(page, "desk-new-contact");
      await hand.press("Enter");
      await page.getByText("mevr. Toegevoegd").first().waitFor();
      await hand.outcome("Geen gehoor");
      await hand.press(SAVE);
    });
    await hand.lead("wrong number", async () => {
      await hand.press("g");
      await page.getByText(/is van een ander/).waitFor();
      await shoot(page, "desk-wrong-number");
      await hand.press("g");
      await page.getByText(/is van een ander/).waitFor({ state: "detached" });
      await hand.outcome("Verkeerd nummer");
      await hand.press(SAVE);
    });
    await hand.lead("duplicate", async () => {
      await hand.press("d");
      await hand.type("98765432");
      await shoot(page, "desk-duplicate");
      await hand.press("Enter");
      await page.getByText(/^Gemeld als dubbel/).waitFor();
      await hand.outcome("In gesprek");
      await hand.press(SAVE);
    });
    await hand.lead("not interested", async () => {
      await hand.press("i");
      await hand.outcome("Geen interesse");
      await hand.type(spoken("Heeft al een leverancier."));
      await hand.press(SAVE);
    });
    await hand.lead("after thought: not ceased, then undone over a reload", async () => {
      await hand.outcome("Bedrijf gestopt");
      await hand.type("Zegt te stoppen.");
      await hand.press("Escape", "i", SAVE);
      const asked = page.getByRole("dialog", { name: /is gestopt/ });
      await asked.waitFor();
      await shoot(page, "desk-ceased");
      await page.keyboard.press("Escape");
      await asked.waitFor({ state: "detached" });
      await hand.outcome("Geen interesse");
      await page.keyboard.press(SAVE);
      await page.getByText("Vastgelegd:").waitFor();
      await page.reload();
      await page.getByText("Vastgelegd:").waitFor();
      await page.keyboard.press("z");
      await page.getByRole("heading", { name: "Contacten" }).waitFor();
      expect(await page.getByLabel("Notitie").inputValue()).toBe("Zegt te stoppen.");
      await page.keyboard.press(SAVE);
    });
    await hand.lead("skipped", async () => {
      await hand.press("s");
      await page.getByText(/nog 5 keer overslaan/).waitFor();
      await shoot(page, "desk-skip");
      await hand.press("s");
    });
    await hand.press("?");
    await page.getByRole("dialog", { name: "Toetsen op de werkplek" }).waitFor();
    await shoot(page, "desk-keys");
    await page.keyboard.press("Escape");
    await page.getByRole("dialog").waitFor({ state: "detached" });

    for (const [what, presses] of Object.entries(hand.used).filter(([what]) => !what.startsWith("after thought")))
      expect([what, presses <= TARGET]).toEqual([what, true]);
    console.info(`key presses a lead: ${JSON.stringify(hand.used)}`);
  });

  test("a lost connection keeps the note, says so, and sends it when there is one again (P3-1)", async () => {
    const page = await as(people.agent);
    await openLead(page);
    const hand = createHand(page);
    await page.context().setOffline(true);
    await hand.outcome("Geen gehoor");
    await hand.press("n");
    await hand.type("Niemand nam op, de voicemail stond uit.");
    await hand.press(SAVE);
    await page.getByText("Nog niet opgeslagen").waitFor();
    await shoot(page, "desk-not-saved");
    expect(await page.getByLabel("Notitie").inputValue()).toContain("de voicemail stond uit");
    // Closing the tab asks first.
    const asked = page.waitForEvent("dialog");
    void page.close({ runBeforeUnload: true });
    const dialog = await asked;
    expect(dialog.type()).toBe("beforeunload");
    await dialog.dismiss();
    await page.context().setOffline(false);
    await page.getByText("Nog niet opgeslagen").waitFor({ state: "detached" });
    await page.getByText("Vastgelegd:").waitFor();
    await page.keyboard.press(SAVE);
    await page.getByRole("heading", { name: "Contacten" }).waitFor();
    expect(await page.getByLabel("Notitie").inputValue()).toBe("");
  });

  test("outside the bounds a reloaded desk still closes the call in hand, and shows nothing else of it (P5-3)", async () => {
    const page = await as(people.agent);
    await openLead(page);
    const name = (await page.getByRole("heading", { level: 1 }).textContent())?.split("ouder dan")[0]?.trim() ?? "";
    // As the server answers once the calling hours are over; the closing card is its own.
    await page.route(/\/api\/leases\/lease_\w+$/, (route) =>
      route.fulfill({
        status: 409,
        contentType: "application/problem+json",
        body: JSON.stringify({ status: 409, code: "leases.outside_bounds", requestId: "req_x" }),
      }),
    );
    await page.reload();
    await page.getByText(/^De beltijd of de overeenkomst is afgelopen/).waitFor();
    await page.getByRole("heading", { level: 1, name }).waitFor();
    await shoot(page, "desk-closing-only");
    expect(await page.getByRole("button", { name: /^(Bel |Nieuw contact|Dubbel)/ }).count()).toBe(0);
    await page.keyboard.press("p");
    await createHand(page).outcome("Geen gehoor");
    await page.keyboard.press(SAVE);
    await page.getByRole("heading", { level: 1, name: "Pauze" }).waitFor();
  });

  test("a second tab and a phone show the same lead, and an ended lead leaves every screen (P3-6)", async () => {
    const page = await as(people.agent);
    await openLead(page);
    const other = await as(people.agent, { viewport: phone });
    await openLead(other);
    const name = await page.getByRole("heading", { level: 1 }).textContent();
    expect(await other.getByRole("heading", { level: 1 }).textContent()).toBe(name);
    await shoot(other, "desk-preview");
    await createHand(page).outcome("Geen gehoor");
    await page.keyboard.press("p");
    await page.keyboard.press(SAVE);
    await page.getByRole("heading", { level: 1, name: "Pauze" }).waitFor();
    await other.getByRole("button", { name: "Nieuw contact" }).click();
    await other.getByLabel("Naam").fill("Te Laat");
    await shoot(other, "desk-new-contact");
    await other.getByRole("button", { name: "Contact toevoegen" }).click();
    await other.getByText("Deze lead is niet meer van jou").waitFor();
    await shoot(other, "desk-ended");
    expect(await other.locator("main").textContent()).not.toContain(name ?? "");
  });
});
