import { useBlocker } from "@tanstack/solid-router";
import { Show } from "solid-js";
import { Button } from "./button.tsx";
import { Dialog } from "./dialog.tsx";

export interface LeaveDialogProps {
  active: boolean;
  /** Whether the browser warns too; as `active` unless given. */
  warns?: () => boolean;
  title: string;
  text: string;
  leave: string;
  stay: string;
}

/** While active: the browser warns before the tab closes, and a link to elsewhere asks first. */
export function LeaveDialog(props: LeaveDialogProps) {
  const blocker = useBlocker({
    shouldBlockFn: () => props.active,
    enableBeforeUnload: () => props.warns?.() ?? props.active,
    withResolver: true,
  });
  return (
    <Show when={blocker().status === "blocked"}>
      <Dialog
        open
        onClose={() => blocker().reset?.()}
        title={props.title}
        footer={
          <>
            <Button onClick={() => blocker().proceed?.()}>{props.leave}</Button>
            <Button variant="primary" onClick={() => blocker().reset?.()}>
              {props.stay}
            </Button>
          </>
        }
      >
        <p>{props.text}</p>
      </Dialog>
    </Show>
  );
}
