import { messages } from "./messages.ts";

type Words = typeof messages.texts.nl;
const known = (key: string): key is keyof Words & `noun.${string}` => key in messages.texts.nl;

/** A word of the log in the reader's language; one the screen does not know yet stays as it is. */
const translate = (key: string, word: string): string => (known(key) ? messages.use()(key) : word);

export const purposeWord = (purpose: string): string => translate(`purpose.${purpose}`, purpose);
export const outcomeWord = (outcome: string): string => translate(`outcome.${outcome}`, outcome);

/** "lease.claim" as its thing and what was done with it. */
export function actionWords(action: string): { noun: string; verb: string } {
  const [noun = "", verb = ""] = action.split(".", 2);
  return { noun: translate(`noun.${noun}`, noun), verb: translate(`verb.${verb}`, verb) };
}
