import { LeaveDialog } from "#web/ui/leave-dialog.tsx";
import { isDialling } from "../dial.ts";
import { messages } from "../messages.ts";

/** While a note is not saved. Dialling leaves the page for the browser, not for the agent. */
export function LeaveGuard(props: { active: boolean }) {
  const t = messages.use();
  return (
    <LeaveDialog
      active={props.active}
      warns={() => props.active && !isDialling()}
      title={t("leave.title")}
      text={t("leave.text")}
      leave={t("leave.go")}
      stay={t("leave.stay")}
    />
  );
}
