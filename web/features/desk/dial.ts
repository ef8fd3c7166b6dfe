import type { CardContact, LeadCard } from "#contract/desk.ts";

/** A number the agent may dial now. */
export interface Dialable {
  contactId: string | null;
  field: string;
  number: string;
}

const personal = (contact: CardContact | undefined): Dialable | undefined => {
  const value = contact?.values.find(({ field, usable }) => usable && (field === "mobile" || field === "phone"));
  return value?.text == null ? undefined : { contactId: contact?.id ?? null, field: value.field, number: value.text };
};

/** What the dial key calls: the chosen contact's own usable number, else the main number (P4.2-8: never a withheld one). */
export const dialTarget = (lead: LeadCard | null, active: CardContact | undefined): Dialable | undefined => {
  const main = lead?.company.values.find(({ field }) => field === "phone");
  return personal(active) ?? (main && { contactId: null, field: "phone", number: main.text });
};

/** A lead that is held back since it was claimed is not called any more (L-7). */
export const mayDial = (lead: LeadCard | null): boolean => lead !== null && lead.held === null && !lead.closingOnly;

/** Only digits and a leading plus reach the phone. */
export const telAddress = (number: string): string =>
  `tel:${number
    .trim()
    .replace("(0)", "")
    .replace(/(?!^\+)\D/g, "")}`;

let dialling = false;

/** True while the browser hands a number to the phone, which it takes for leaving the page. */
export const isDialling = () => dialling;

/** Hands the number to the phone. By script on a press only, so that no link with a number stands on the page. */
export const dial = (number: string): void => {
  dialling = true;
  location.href = telAddress(number);
  setTimeout(() => {
    dialling = false;
  }, 1_000);
};
