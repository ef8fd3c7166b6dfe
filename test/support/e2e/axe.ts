import { type AxeResults, source } from "axe-core";
import type { Locator, Page } from "playwright-core";

/** Makes axe present in every document of this page; as an init script, since the pages' CSP allows no other. */
export const injectAxe = (page: Page) => page.addInitScript({ content: source });

/** Serious and critical violations of WCAG 2.2 A and AA on the screen as it is, one line each. */
export const violations = async (page: Page): Promise<string[]> => {
  // Colours on their way from one scheme to the other are nobody's colours.
  // The end of one begins that of what inherits from it, so it takes some frames.
  await page.evaluate(async () => {
    for (let frame = 0; frame < 6; frame++) {
      for (const animation of document.getAnimations()) if (animation instanceof CSSTransition) animation.finish();
      await new Promise(requestAnimationFrame);
    }
  });
  const results = (await page.evaluate(() => {
    return (globalThis as unknown as { axe: { run: (options: unknown) => unknown } }).axe.run({
      runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"],
      resultTypes: ["violations"],
    });
  })) as AxeResults;
  return results.violations
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html.slice(0, 160)}`));
};

/** How many pixels of the page stick out to the right. */
export const overflow = (page: Page) =>
  page.evaluate(() => Math.max(0, document.documentElement.scrollWidth - document.documentElement.clientWidth));

/** Whether Tab, from the top of the page, comes to this control, with the focus to be seen there. */
export const reachableByKeyboard = async (page: Page, control: Locator): Promise<boolean> => {
  await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
  for (let presses = 0; presses < 60; presses++) {
    await page.keyboard.press("Tab");
    const reached = await control.evaluate((element) => element === document.activeElement);
    if (reached) return control.evaluate((element) => getComputedStyle(element).outlineStyle !== "none");
  }
  return false;
};
