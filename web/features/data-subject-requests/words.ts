import type { RequestRow } from "#contract/requests.ts";
import type { BadgeTone } from "#web/ui/badge.tsx";
import { messages } from "./messages.ts";

type Words = typeof messages.texts.nl;
const isKey = (key: string): key is keyof Words & `event.${string}` => key in messages.texts.nl;
const isState = (key: string): key is keyof Words & `state.${string}` => key in messages.texts.nl;
const isStore = (key: string): key is keyof Words & `store.${string}` => key in messages.texts.nl;
const isField = (key: string): key is keyof Words & `field.${string}` => key in messages.texts.nl;
const isRole = (key: string): key is keyof Words & `role.${string}` => key in messages.texts.nl;

/** A step of the case's history: an event of its own, else the stage it reached. */
export const eventWord = (what: string): string => {
  const t = messages.use();
  const [event, state] = [`event.${what}`, `state.${what}`];
  const word = isKey(event) ? t(event) : isState(state) ? t(state) : what;
  return word.charAt(0).toUpperCase() + word.slice(1);
};
export const roleWord = (role: string): string => {
  const key = `role.${role}`;
  return isRole(key) ? messages.use()(key) : role;
};
export const storeWord = (store: string): string => {
  const key = `store.${store}`;
  const t = messages.use();
  return isStore(key) ? t(key) : t("store.other");
};
const isBasis = (key: string): key is keyof Words & `basis.${string}` => key in messages.texts.nl;
const isClass = (key: string): key is keyof Words & `class.${string}` => key in messages.texts.nl;
export const basisWord = (basis: string): string => {
  const key = `basis.${basis}`;
  return isBasis(key) ? messages.use()(key) : basis;
};
export const classWord = (name: string): string => {
  const key = `class.${name}`;
  return isClass(key) ? messages.use()(key) : name;
};
export const fieldWord = (field: string): string => {
  const key = `field.${field}`;
  return isField(key) ? messages.use()(key) : field;
};

export const urgencyTone: Record<RequestRow["urgency"], BadgeTone> = {
  calm: "neutral",
  day7: "review",
  day10: "review",
  day12: "bad",
  overdue: "bad",
  done: "gone",
};
