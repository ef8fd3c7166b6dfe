import { LeaveDialog } from "#web/ui/leave-dialog.tsx";
import { messages } from "../messages.ts";

/** While a file is being prepared (nothing was sent yet) or sent. */
export function LeaveGuard(props: { active: boolean; preparing?: boolean }) {
  const t = messages.use();
  return (
    <LeaveDialog
      active={props.active}
      title={t(props.preparing ? "leave.prepare.title" : "leave.title")}
      text={t(props.preparing ? "leave.prepare.text" : "leave.text")}
      leave={t("leave.go")}
      stay={t("leave.stay")}
    />
  );
}
