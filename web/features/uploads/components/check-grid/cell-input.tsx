/** A cell being changed: Enter and Tab keep the text and go on, Escape leaves it as it was. */
export function CellInput(props: {
  label: string;
  text: string;
  onCommit: (text: string, step: { down: number; right: number }) => void;
  onCancel: () => void;
}) {
  let done = false;
  const end = (run: () => void) => {
    if (done) return;
    done = true;
    run();
  };
  return (
    <input
      ref={(input) =>
        queueMicrotask(() => {
          input.focus({ preventScroll: true });
          input.select();
        })
      }
      aria-label={props.label}
      autocomplete="off"
      spellcheck={false}
      class="absolute inset-0 size-full border-2 border-brand bg-surface px-1.5 text-ink outline-none"
      value={props.text}
      onClick={(event) => event.stopPropagation()}
      onDblClick={(event) => event.stopPropagation()}
      onBlur={(event) => {
        const { value } = event.currentTarget;
        end(() => props.onCommit(value, { down: 0, right: 0 }));
      }}
      onKeyDown={(event) => {
        event.stopPropagation();
        const { value } = event.currentTarget;
        if (event.key === "Enter") end(() => props.onCommit(value, { down: event.shiftKey ? -1 : 1, right: 0 }));
        else if (event.key === "Tab") {
          event.preventDefault();
          end(() => props.onCommit(value, { down: 0, right: event.shiftKey ? -1 : 1 }));
        } else if (event.key === "Escape") end(props.onCancel);
      }}
    />
  );
}
