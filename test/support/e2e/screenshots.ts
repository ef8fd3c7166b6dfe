import { copyFileSync, mkdirSync } from "node:fs";
import { join, resolve } from "node:path";
import type { Page } from "playwright-core";

const root = resolve(import.meta.dirname, "../../..");
const folder = join(root, ".artifacts/screenshots");

/** The pictures of the README's tour, taken anew where `TOUR` is set. */
const tour: Record<string, string> = {
  "upload-check-1440": "upload",
  "desk-lead-1440": "desk",
  "grid-client-1440": "database",
  "floor-1440": "floor",
  "request-answer-1440": "request",
};

/** A picture for the reader of the run: `.artifacts/screenshots/<name>-<width>.png`. */
export const shoot = async (page: Page, name: string) => {
  mkdirSync(folder, { recursive: true });
  const width = page.viewportSize()?.width ?? 0;
  const picture = `${name.replaceAll(/[^\w-]+/g, "-")}-${width}`;
  const path = join(folder, `${picture}.png`);
  await page.screenshot({ path, animations: "disabled" });
  const place = tour[picture];
  if (process.env.TOUR !== undefined && place !== undefined)
    copyFileSync(path, join(root, `test/e2e/tour/${place}.png`));
};
