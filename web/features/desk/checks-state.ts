import { createMemo, createSignal } from "solid-js";
import {
  type CardContact,
  type CardValue,
  type CheckMethod,
  type ContactField,
  contactFields,
  type LeadCard,
} from "#contract/desk.ts";
import { isProblem } from "#web/platform/problem.ts";
import {
  addContact,
  type CompanyFields,
  type EndCheck,
  endCheck,
  type NewContact,
  reportDuplicate,
  reportWrongNumber,
  startCheck,
  verifyCompany,
} from "./desk.api.ts";
import type { EndReason, Place } from "./desk-state.ts";
import { type Dialable, dialTarget } from "./dial.ts";
import type { DeskFocus } from "./focus.ts";

/** What the agent is in the middle of with the values of the card. */
export type Doing =
  | { what: "nothing" }
  | { what: "method"; contactId: string }
  | { what: "leaving"; contactId: string }
  | { what: "edit"; contactId: string; field: ContactField }
  | { what: "company" }
  | { what: "newContact" }
  | { what: "addValue"; contactId: string }
  | { what: "wrongNumber"; number: Dialable }
  | { what: "duplicate" }
  | { what: "legalForm" };

const nothing: Doing = { what: "nothing" };

/** Due and not looked at yet; when all were, those that could not be checked may be tried again. */
export const withheld = (contact: CardContact): CardValue[] => {
  const due = contact.values.filter((value) => value.state === "review");
  const untried = due.filter((value) => value.result === null);
  return untried.length > 0 ? untried : due;
};
/** What the card has no value of, so that one may be added. */
export const missingFields = (contact: CardContact): ContactField[] =>
  contactFields.filter((field) => field !== "name" && contact.values.every((value) => value.field !== field));
/** Asked in the call: the form decides whether the company may be called at all (L-7). */
export const isFormUnknown = (lead: LeadCard | null): boolean =>
  lead !== null && !lead.closingOnly && lead.company.values.every(({ field }) => field !== "legalForm");
/** The forms to choose from, by digit; those of natural persons hold the lead back. */
export const legalForms = [
  "B.V.",
  "N.V.",
  "Eenmanszaak",
  "VOF",
  "Maatschap",
  "CV",
  "Stichting",
  "Vereniging",
  "Coöperatie",
] as const;

export const isChecking = (value: CardValue) => value.state === "checking";
export const isShown = (value: CardValue) => value.text !== null;

interface Props {
  lead: () => LeadCard | null;
  update: (card: LeadCard) => void;
  refused: (place: Place, error: unknown) => Promise<void>;
  endLead: (reason: EndReason) => void;
  setRefusal: (refusal: null) => void;
  focus: DeskFocus;
}

/** Checking values in the flow of the call (P4.2-7/8/9): method first, then the value, then how it ended. */
export function createChecks(props: Props) {
  const [activeId, setActiveId] = createSignal<string | null>(null);
  const [picked, setPicked] = createSignal<ContactField | null>(null);
  const [doing, setDoing] = createSignal<Doing>(nothing);
  const [busy, setBusy] = createSignal(false);

  // The open chooser knows which values were left ticked.
  let startWith: ((method: CheckMethod) => void) | null = null;

  const contacts = () => props.lead()?.contacts ?? [];
  const active = createMemo(() => contacts().find(({ id }) => id === activeId()) ?? contacts()[0]);
  /** The one value the keys klopt, wijzig and niet te controleren speak of. */
  const current = createMemo(() => {
    const open = active()?.values.filter(isChecking) ?? [];
    return open.find(({ field }) => field === picked()) ?? open[0];
  });

  const run = async (place: Place, ask: (leaseId: string) => Promise<LeadCard>): Promise<boolean> => {
    const lead = props.lead();
    if (lead === null || busy()) return false;
    setBusy(true);
    props.setRefusal(null);
    try {
      props.update(await ask(lead.leaseId));
      setDoing(nothing);
      return true;
    } catch (error) {
      const left = doing().what === "leaving" && isProblem(error, "leases.ended");
      if (left && lead.contacts.length === 1) props.endLead("nobody");
      else await props.refused(place, error);
      return false;
    } finally {
      setBusy(false);
    }
  };

  const end = (contactId: string, field: ContactField, input: EndCheck) =>
    run("check", (leaseId) => endCheck(leaseId, contactId, field, input));

  const start = async (contactId: string, fields: ContactField[], method: CheckMethod) => {
    if (fields.length === 0) return;
    setPicked(null);
    if (await run("check", (leaseId) => startCheck(leaseId, { contactId, fields, method }))) props.focus.soon("checks");
  };

  const endCurrent = (result: "correct" | "uncheckable") => {
    const contact = active();
    const value = current();
    if (contact === undefined || value === undefined) return;
    void end(contact.id, value.field, { result });
  };

  return {
    active,
    activate: setActiveId,
    current,
    pick: (contactId: string, field: ContactField) => {
      setActiveId(contactId);
      setPicked(field);
    },
    doing,
    isDoing: (what: Doing["what"], contactId?: string) => {
      const now = doing();
      return now.what === what && (contactId === undefined || ("contactId" in now && now.contactId === contactId));
    },
    cancel: () => setDoing(nothing),
    busy,
    reset: () => {
      setActiveId(null);
      setPicked(null);
      setDoing(nothing);
    },
    neighbour: (step: 1 | -1) => {
      const list = contacts();
      const at = list.findIndex(({ id }) => id === active()?.id);
      const next = list[at + step];
      if (next === undefined) return;
      setDoing(nothing);
      setActiveId(next.id);
    },
    askMethod: (contact: CardContact | undefined) => {
      if (contact === undefined || withheld(contact).length === 0) return;
      setActiveId(contact.id);
      setDoing({ what: "method", contactId: contact.id });
    },
    start,
    onMethod: (start: ((method: CheckMethod) => void) | null) => {
      startWith = start;
    },
    chooseMethod: (method: CheckMethod) => startWith?.(method),
    correct: () => endCurrent("correct"),
    uncheckable: () => endCurrent("uncheckable"),
    edit: (contactId: string, field: ContactField) => {
      setActiveId(contactId);
      setDoing({ what: "edit", contactId, field });
    },
    editCurrent: () => {
      const contact = active();
      const value = current();
      if (contact && value) setDoing({ what: "edit", contactId: contact.id, field: value.field });
    },
    confirm: (contactId: string, field: ContactField) => end(contactId, field, { result: "correct" }),
    change: (contactId: string, field: ContactField, value: string) =>
      end(contactId, field, { result: "changed", value }),
    askLeft: (contact: CardContact | undefined) => {
      // Nobody is sent away blindly: a value of the person must stand on the screen.
      if (contact?.values.some(isShown)) setDoing({ what: "leaving", contactId: contact.id });
    },
    confirmLeft: () => {
      const contact = contacts().find(({ id }) => id === (doing() as { contactId?: string }).contactId);
      const value = contact?.values.find(isShown);
      if (contact && value) void end(contact.id, value.field, { result: "left" });
    },
    openCompany: () => setDoing({ what: "company" }),
    openNewContact: () => setDoing({ what: "newContact" }),
    addContact: (contact: NewContact) => run("check", (leaseId) => addContact(leaseId, contact)),
    openAddValue: (contact: CardContact | undefined) => {
      if (contact === undefined || missingFields(contact).length === 0) return;
      setActiveId(contact.id);
      setDoing({ what: "addValue", contactId: contact.id });
    },
    addValue: (contactId: string, field: ContactField, value: string, method: CheckMethod) =>
      end(contactId, field, { result: "changed", value, method }),
    /** The number that was or would be dialled. */
    askWrongNumber: () => {
      const number = dialTarget(props.lead(), active());
      if (number !== undefined) setDoing({ what: "wrongNumber", number });
    },
    confirmWrongNumber: () => {
      const now = doing();
      if (now.what !== "wrongNumber") return;
      const { contactId, field } = now.number;
      void run("company", (leaseId) =>
        reportWrongNumber(leaseId, { contactId, field: field === "mobile" ? "mobile" : "phone" }),
      );
    },
    openDuplicate: () => setDoing({ what: "duplicate" }),
    reportDuplicate: (same: string) => run("company", (leaseId) => reportDuplicate(leaseId, same)),
    askLegalForm: () => {
      if (isFormUnknown(props.lead())) setDoing({ what: "legalForm" });
    },
    setLegalForm: (legalForm: string) => run("company", (leaseId) => verifyCompany(leaseId, { legalForm })),
    verifyCompany: (fields: CompanyFields) => run("company", (leaseId) => verifyCompany(leaseId, fields)),
  };
}

export type Checks = ReturnType<typeof createChecks>;
