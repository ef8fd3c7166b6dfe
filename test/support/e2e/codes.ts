import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { totpCode } from "../totp.ts";
import { stateDir } from "./world.ts";

const period = 30_000;
/** A code this close to the end of its life may arrive too late. */
const margin = 8_000;
const folder = join(stateDir, "e2e");
const file = join(folder, "totp-steps.json");

const readUsed = (): Record<string, number[]> => (existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : {});

/**
 * A code the server has not seen yet: each 30-second step counts once per person (sign-in and step-up alike), and the
 * step before and after the present one count too. Waits for the next step only when all three are spent.
 */
export const freshCode = async (secret: string): Promise<string> => {
  for (;;) {
    const now = Math.floor(Date.now() / period);
    const left = period - (Date.now() % period);
    const used = readUsed();
    const mine = used[secret] ?? [];
    const step = [...(left > margin ? [-1] : []), 0, 1].find((ahead) => !mine.includes(now + ahead));
    if (step !== undefined) {
      used[secret] = [...mine.filter((each) => each > now - 3), now + step];
      mkdirSync(folder, { recursive: true });
      writeFileSync(file, JSON.stringify(used));
      return totpCode(secret, step);
    }
    await wait(left + 200);
  }
};
