import { checkMethods } from "#contract/desk.ts";
import { sessionExpired } from "#web/platform/session.ts";
import { type Doing, legalForms } from "./checks-state.ts";
import { commandOf, type DeskCommand, type DeskMode } from "./desk-keys.ts";
import type { Desk } from "./desk-state.ts";
import { dial, dialTarget, mayDial } from "./dial.ts";

const isField = (target: EventTarget | null): target is HTMLElement =>
  target instanceof HTMLElement &&
  (target.isContentEditable || target.matches("textarea, select, input:not([type=checkbox]):not([type=radio])"));

const MODES: Partial<Record<Doing["what"], DeskMode>> = {
  nothing: "lead",
  method: "method",
  leaving: "leaving",
  legalForm: "form",
  wrongNumber: "wrong_number",
};

const modeOf = (desk: Desk): DeskMode => {
  if (desk.stage() !== "lead") return "pause";
  const { what } = desk.checks.doing();
  return MODES[what] ?? "edit";
};

/** Runs the command of a key press on the desk, if it is one. */
export const runCommand = (desk: Desk, event: KeyboardEvent): void => {
  if (event.defaultPrevented || event.isComposing || sessionExpired()) return;
  const inField = isField(event.target);
  const ctrl = event.ctrlKey || event.metaKey;
  const press = { key: event.key, code: event.code, alt: event.altKey, ctrl, inField };
  const command = commandOf(press, modeOf(desk));
  if (command === null) return;
  const run = document.querySelector("[role=dialog]") === null ? onDesk : inDialog;
  if (run(desk, command, event)) event.preventDefault();
};

/** In a dialog only the key that opened it speaks, as its confirmation. */
const inDialog = (desk: Desk, command: DeskCommand, event: KeyboardEvent): boolean => {
  const open = desk.dialog();
  if (event.repeat) return false;
  if (open === "skip" && command.type === "skip") void desk.skip();
  else if (open === "objection" && command.type === "objection") void desk.objection.confirm();
  else if (open === "objection" && command.type === "save" && desk.objection.receipt()) void desk.objection.finish();
  else if (open === "ceased" && command.type === "save") void desk.save(true);
  else if (open === "help" && command.type === "help") desk.setDialog(null);
  else return false;
  return true;
};

const onDesk = (desk: Desk, command: DeskCommand, event: KeyboardEvent): boolean => {
  const { checks } = desk;
  const target = event.target as HTMLElement;
  if (command.type === "cancel") {
    if (!checks.isDoing("nothing")) checks.cancel();
    else if (isField(target)) target.blur();
    else return false;
    return true;
  }
  // A key held down decides nothing twice.
  if (event.repeat) return true;
  switch (command.type) {
    case "next":
      if (desk.saving() === "no") void desk.claim();
      return true;
    case "help":
      desk.setDialog("help");
      return true;
    case "undo":
      if (desk.undo.open() === null) return false;
      void desk.undo.run();
      return true;
    case "save": {
      const form = isField(target) ? target.closest("form") : null;
      if (form) form.requestSubmit();
      else void desk.save();
      return true;
    }
    case "outcome": {
      const outcome = desk.hand.lead?.outcomes[command.index];
      if (outcome) desk.choose(outcome.key);
      return outcome !== undefined;
    }
    case "method": {
      const method = checkMethods[command.index];
      if (method) checks.chooseMethod(method);
      return true;
    }
    case "form": {
      const form = legalForms[command.index];
      if (form) void checks.setLegalForm(form);
      return true;
    }
    case "briefing":
      document.querySelector<HTMLButtonElement>("[data-briefing-read]")?.click();
      return true;
    case "neighbour":
      if ((desk.hand.lead?.contacts.length ?? 0) < 2) return false;
      checks.neighbour(command.step);
      return true;
    default:
      return onLetter(desk, command);
  }
};

const CLOSING = new Set<DeskCommand["type"]>([
  "note",
  "callback",
  "objection",
  "skip",
  "pause",
  "introduced",
  "hand_over",
]);

const onLetter = (desk: Desk, command: DeskCommand): boolean => {
  const { checks } = desk;
  if (desk.locked()) return true;
  // Outside the bounds only the call in hand is closed (P5-3).
  if (desk.hand.lead?.closingOnly && !CLOSING.has(command.type)) return true;
  switch (command.type) {
    case "note":
      desk.focus.now("note");
      return true;
    case "callback": {
      const callback = desk.hand.lead?.outcomes.find(({ effect }) => effect === "callback");
      if (callback) desk.choose(callback.key);
      return true;
    }
    case "hand_over":
      document.querySelector<HTMLButtonElement>("[data-hand-over]")?.click();
      return true;
    case "objection":
    case "skip":
      desk.setDialog(command.type);
      return true;
    case "pause":
      desk.togglePause();
      return true;
    case "company":
      checks.openCompany();
      return true;
    case "check":
      checks.askMethod(checks.active());
      return true;
    case "correct":
      checks.correct();
      return true;
    case "change":
      checks.editCurrent();
      return true;
    case "uncheckable":
      checks.uncheckable();
      return true;
    case "left":
      checks.askLeft(checks.active());
      return true;
    case "confirm_left":
      checks.confirmLeft();
      return true;
    case "new_contact":
      checks.openNewContact();
      return true;
    case "more":
      checks.openAddValue(checks.active());
      return true;
    case "wrong_number":
      checks.askWrongNumber();
      return true;
    case "confirm_wrong_number":
      checks.confirmWrongNumber();
      return true;
    case "duplicate":
      checks.openDuplicate();
      return true;
    case "legal_form":
      checks.askLegalForm();
      return true;
    case "introduced":
      if (desk.hand.lead?.firstCall) desk.setDraft("introduced", !desk.draft.introduced);
      return true;
    case "dial": {
      const number = dialTarget(desk.hand.lead, checks.active());
      if (number === undefined || !mayDial(desk.hand.lead)) return true;
      desk.setPhase("call");
      dial(number.number);
      return true;
    }
    default:
      return false;
  }
};
