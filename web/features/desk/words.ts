import type { CardContact } from "#contract/desk.ts";
import { messages } from "./messages.ts";

const t = messages.use();

/** What a person is called on the card: the name where it is shown, else only a number; reactive. */
export const contactTitle = (contact: CardContact, number: number): string => {
  const textOf = (field: "name" | "function") => {
    const value = contact.values.find((known) => known.field === field);
    return value?.usable ? value.text : null;
  };
  const name = textOf("name") ?? t("contact.unnamed", { n: number });
  const job = textOf("function");
  return job === null ? name : `${name} · ${job}`;
};
