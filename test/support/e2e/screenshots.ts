import { mkdirSync } from "node:fs";
import { join, resolve } from "node:path";
import type { Page } from "playwright-core";

const folder = resolve(import.meta.dirname, "../../../.artifacts/screenshots");

/** A picture for the reader of the run: `.artifacts/screenshots/<name>-<width>.png`. */
export const shoot = async (page: Page, name: string) => {
  mkdirSync(folder, { recursive: true });
  const width = page.viewportSize()?.width ?? 0;
  await page.screenshot({
    path: join(folder, `${name.replaceAll(/[^\w-]+/g, "-")}-${width}.png`),
    animations: "disabled",
  });
};
