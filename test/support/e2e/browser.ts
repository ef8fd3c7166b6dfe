import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type Browser, type BrowserContext, chromium, type Page } from "playwright-core";
import { afterAll, afterEach, beforeAll } from "vitest";
import { browserArgs, browserPath } from "../browser.mjs";
import { freshCode } from "./codes.ts";
import { shoot } from "./screenshots.ts";
import { type Account, baseUrl, stateDir } from "./world.ts";

export const wide = { width: 1440, height: 900 };
export const phone = { width: 390, height: 844 };

export const launchOptions = {
  executablePath: browserPath(),
  args: browserArgs,
  locale: "nl-NL",
  timezoneId: "Europe/Amsterdam",
  baseURL: baseUrl,
};
const timeoutMs = 20_000;

export interface Look {
  viewport?: { width: number; height: number };
  colorScheme?: "light" | "dark";
  javaScript?: boolean;
}

/** One browser for a test file; every page in it is a person at an own computer. */
export const useBrowser = () => {
  let browser: Browser;
  const contexts: BrowserContext[] = [];
  beforeAll(async () => {
    browser = await chromium.launch({ executablePath: launchOptions.executablePath, args: browserArgs });
  });
  afterAll(async () => {
    await browser?.close();
  });
  // What was on the screens when a test failed, for the reader of the run.
  afterEach(async ({ task }) => {
    if (task.result?.state !== "fail") return;
    const pages = contexts.flatMap((context) => context.pages());
    for (const [i, page] of pages.entries()) await shoot(page, `failed-${task.name.slice(0, 40)}-${i}`).catch(() => {});
  });

  const open = async (
    { viewport = wide, colorScheme = "light", javaScript = true }: Look = {},
    session?: string,
  ): Promise<Page> => {
    const { locale, timezoneId, baseURL } = launchOptions;
    const context = await browser.newContext({
      locale,
      timezoneId,
      baseURL,
      viewport,
      colorScheme,
      javaScriptEnabled: javaScript,
      acceptDownloads: true,
      reducedMotion: "reduce",
      ...(session === undefined ? {} : { storageState: session }),
    });
    context.setDefaultTimeout(timeoutMs);
    contexts.push(context);
    return context.newPage();
  };

  /** A page of somebody signed in. The session is kept for the next test file: signing in spends one of few codes. */
  const as = async (person: Account, look: Look = {}): Promise<Page> => {
    const session = sessionFile(person);
    if (existsSync(session)) {
      const page = await open(look, session);
      const answer = await page.request.get("/api/session");
      if (answer.ok()) {
        await page.goto("/");
        return page;
      }
      await page.context().close();
    }
    const page = await open(look);
    await page.goto("/sign-in");
    await signIn(page, person);
    await keepSession(page, person);
    return page;
  };
  /** The cookies of somebody signed in, to start a browser of one's own with. */
  const cookiesOf = async (person: Account) => {
    const page = await as(person);
    const cookies = await page.context().cookies();
    await page.context().close();
    return cookies;
  };
  return { open, as, cookiesOf };
};

const sessionFile = ({ email }: Pick<Account, "email">) => join(stateDir, "e2e", `${email}.json`);

/** For the next test file; a step-up gives the session another token. */
const keepSession = async (page: Page, person: Pick<Account, "email">) => {
  mkdirSync(join(stateDir, "e2e"), { recursive: true });
  writeFileSync(sessionFile(person), JSON.stringify(await page.context().storageState()));
};

/** Fills in the sign-in form that is on the screen, code included, and waits until it is gone. */
export const signIn = async (page: Page, { email, password, totpSecret }: Omit<Account, "role">) => {
  await page.getByLabel("E-mailadres").fill(email);
  await page.getByLabel("Wachtwoord", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Inloggen", exact: true }).click();
  const code = page.getByLabel("Code", { exact: true });
  await code.waitFor();
  await code.fill(await freshCode(totpSecret));
  await page.getByRole("button", { name: "Uitloggen" }).waitFor();
};

/** Answers the step-up dialog. */
export const confirmWithCode = async (page: Page, person: Account) => {
  const dialog = stepUpDialog(page);
  await dialog.getByLabel("Code", { exact: true }).fill(await freshCode(person.totpSecret));
  await dialog.waitFor({ state: "detached" });
  await keepSession(page, person);
};

/** The same where an earlier code may still count: waits for the dialog or for what comes after it. */
export const confirmIfAsked = async (page: Page, person: Account, done: Promise<unknown>) => {
  const asked = stepUpDialog(page)
    .waitFor()
    .then(() => true);
  if (await Promise.race([asked, done.then(() => false)])) await confirmWithCode(page, person);
  asked.catch(() => {});
  await done;
};

const stepUpDialog = (page: Page) => page.getByRole("dialog", { name: "Bevestig met een code" });

/** Staff who have not signed the NDA yet do so; everybody else passes. */
export const signNdaIfAsked = async (page: Page, name: string) => {
  const session = (await (await page.request.get("/api/session")).json()) as {
    nda: { required: boolean; signed: boolean };
  };
  if (!session.nda.required || session.nda.signed) return;
  await page.goto("/nda");
  await page.getByLabel("Je volledige naam").fill(name);
  await page.getByRole("button", { name: "Geheimhoudingsovereenkomst ondertekenen" }).click();
  await page.waitForURL((url) => url.pathname !== "/nda");
};
