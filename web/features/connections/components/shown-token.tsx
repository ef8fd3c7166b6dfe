import Copy from "lucide-solid/icons/copy";
import { createSignal } from "solid-js";
import { Button } from "#web/ui/button.tsx";
import { CheckboxField } from "#web/ui/form/checkbox-field.tsx";
import { showToast } from "#web/ui/toast.tsx";
import { messages } from "../messages.ts";

/** The one time a token is readable; leaving asks whether it was kept. */
export function ShownToken(props: { token: string; onDone: () => void }) {
  const t = messages.use();
  const [kept, setKept] = createSignal(false);
  const copy = async () => {
    await navigator.clipboard.writeText(props.token);
    showToast({ text: t("shown.copied"), tone: "good" });
  };
  return (
    <div class="grid gap-4">
      <code class="tabular rounded-md bg-sunken px-4 py-3 wrap-anywhere select-all">{props.token}</code>
      <div>
        <Button icon={<Copy size={16} aria-hidden="true" />} onClick={() => void copy()}>
          {t("shown.copy")}
        </Button>
      </div>
      <CheckboxField label={t("shown.kept")} checked={kept()} onInput={setKept} />
      <div class="flex justify-end">
        <Button variant="primary" disabled={!kept()} onClick={props.onDone}>
          {t("shown.done")}
        </Button>
      </div>
    </div>
  );
}
