import { For } from "solid-js";
import { Button } from "#web/ui/button.tsx";
import { Dialog } from "#web/ui/dialog.tsx";
import { Kbd } from "#web/ui/kbd.tsx";
import { messages } from "../messages.ts";
import { useDesk } from "../use-desk.ts";

const KEYS = [
  ["digits", "1 – 9"],
  ["note", "N"],
  ["callback", "T"],
  ["dial", "B"],
  ["introduced", "I"],
  ["check", "C"],
  ["answers", "K W U X"],
  ["contacts", "↑ ↓"],
  ["company", "V"],
  ["legal_form", "R"],
  ["new_contact", "A"],
  ["more", "M"],
  ["wrong_number", "G"],
  ["duplicate", "D"],
  ["objection", "O"],
  ["hand_over", "H"],
  ["skip", "S"],
  ["pause", "P"],
  ["save", "Ctrl ⏎"],
  ["briefing", "L"],
  ["undo", "Z"],
  ["help", "?"],
] as const;

/** Every key of the desk in one list. */
export function KeysHelp() {
  const t = messages.use();
  const desk = useDesk();
  const close = () => desk.setDialog(null);
  return (
    <Dialog
      open={desk.dialog() === "help"}
      onClose={close}
      title={t("keys.title")}
      description={t("keys.text")}
      footer={<Button onClick={close}>{t("keys.close")}</Button>}
    >
      <dl class="grid grid-cols-[auto_minmax(0,1fr)] items-center gap-x-4 gap-y-1">
        <For each={KEYS}>
          {([name, keys]) => (
            <>
              <dt class="flex gap-1">
                <For each={name === "answers" || name === "contacts" ? keys.split(" ") : [keys]}>
                  {(key) => <Kbd>{key}</Kbd>}
                </For>
                <span class="sr-only">{keys}</span>
              </dt>
              <dd>{t(`keys.${name}`)}</dd>
            </>
          )}
        </For>
      </dl>
    </Dialog>
  );
}
