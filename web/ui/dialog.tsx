import * as Kobalte from "@kobalte/core/dialog";
import X from "lucide-solid/icons/x";
import { type JSX, Show } from "solid-js";
import { buttonClass } from "./button-class.ts";
import { cx } from "./cx.ts";
import { messages } from "./messages.ts";

export interface DialogProps {
  open: boolean;
  /** Escape, the cross and a click beside it; leave out and it cannot be closed by hand. */
  onClose?: () => void;
  title: string;
  description?: JSX.Element;
  wide?: boolean;
  children?: JSX.Element;
  /** Buttons below, the main one last. */
  footer?: JSX.Element;
}

/** `<Dialog open={open()} onClose={close} title="…" footer={<Button …/>}>…</Dialog>` */
export function Dialog(props: DialogProps) {
  const t = messages.use();
  let content!: HTMLDivElement;
  let opener: Element | null = null;
  // The first field, else the dialog itself: the cross is nobody's first wish.
  const focusFirst = () =>
    (content.querySelector<HTMLElement>("input:not(:disabled), textarea, select") ?? content).focus();
  return (
    <Kobalte.Root open={props.open} onOpenChange={(open) => !open && props.onClose?.()} modal>
      <Kobalte.Portal>
        <Kobalte.Overlay class="fixed inset-0 z-40 bg-overlay" />
        <div class="fixed inset-0 z-50 grid items-end overflow-y-auto p-3 sm:items-center sm:p-6">
          <Kobalte.Content
            ref={content}
            tabIndex={-1}
            onOpenAutoFocus={(event) => {
              event.preventDefault();
              opener = document.activeElement;
              focusFirst();
            }}
            onCloseAutoFocus={(event) => {
              // Back to where one was; the library only knows its own trigger buttons.
              event.preventDefault();
              if (opener instanceof HTMLElement && opener.isConnected) opener.focus();
            }}
            class={cx(
              "animate-appear mx-auto grid w-full gap-4 rounded-lg border border-line bg-raised p-5 shadow-raised focus:outline-none",
              props.wide ? "max-w-3xl" : "max-w-md",
            )}
          >
            <div class="flex items-start justify-between gap-3">
              <div class="grid gap-1">
                <Kobalte.Title class="text-lg font-semibold">{props.title}</Kobalte.Title>
                <Show when={props.description}>
                  <Kobalte.Description class="text-ink-2">{props.description}</Kobalte.Description>
                </Show>
              </div>
              <Show when={props.onClose}>
                <Kobalte.CloseButton
                  aria-label={t("dialog.close")}
                  class={cx(buttonClass("quiet", "sm"), "-mt-1 -mr-2 aspect-square px-0!")}
                >
                  <X size={16} aria-hidden="true" />
                </Kobalte.CloseButton>
              </Show>
            </div>
            {props.children}
            <Show when={props.footer}>
              <div class="flex flex-wrap justify-end gap-2">{props.footer}</div>
            </Show>
          </Kobalte.Content>
        </div>
      </Kobalte.Portal>
    </Kobalte.Root>
  );
}
