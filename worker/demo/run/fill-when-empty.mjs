import { mkdirSync, writeFileSync } from "node:fs";
import { accountsFile, stateDir } from "./paths.mjs";
import { serve } from "./serve.mjs";

/** Fills the demo world through the product's own use cases, in a bundle of its own, before the port opens. */
export const fillWhenEmpty = async (persist) => {
  const mf = await serve({ bundle: "demo", port: 0, persist, demo: true });
  try {
    const answer = await mf.dispatchFetch("http://demo/api/fill", { method: "POST" });
    if (!answer.ok) throw new Error(`the demo world could not be filled: ${await answer.text()}`);
    const { filled, accounts } = await answer.json();
    if (!filled) return;
    mkdirSync(stateDir, { recursive: true });
    writeFileSync(accountsFile, JSON.stringify(accounts, null, 2), { mode: 0o600 });
  } finally {
    await mf.dispose();
  }
};
