import Copy from "lucide-solid/icons/copy";
import { createSignal, For, Show } from "solid-js";
import { passkeysSupported } from "#web/platform/passkey.ts";
import { Banner } from "#web/ui/banner.tsx";
import { Button } from "#web/ui/button.tsx";
import { CheckboxField } from "#web/ui/form/checkbox-field.tsx";
import { showToast } from "#web/ui/toast.tsx";
import { messages } from "../messages.ts";
import { AddPasskey } from "./add-passkey.tsx";

/** The codes are shown this once. A passkey is offered beside them and may be left for later. */
export function KeepCodes(props: { codes: string[]; onDone: () => void }) {
  const t = messages.use();
  const [kept, setKept] = createSignal(false);
  const copy = async () => {
    await navigator.clipboard.writeText(props.codes.join("\n"));
    showToast({ text: t("keep.copied"), tone: "good" });
  };
  return (
    <div class="grid gap-4">
      <Banner tone="good">{t("factor.on")}</Banner>
      <p>{t("keep.text")}</p>
      <ul class="tabular grid gap-x-6 gap-y-1 rounded-md bg-sunken px-4 py-3 text-base sm:grid-cols-2">
        <For each={props.codes}>{(code) => <li class="select-all">{code}</li>}</For>
      </ul>
      <div>
        <Button icon={<Copy size={16} aria-hidden="true" />} onClick={() => void copy()}>
          {t("keep.copy")}
        </Button>
      </div>
      <CheckboxField label={t("keep.checked")} checked={kept()} onInput={setKept} />
      <Show when={passkeysSupported()}>
        <section class="grid gap-2 border-t border-line pt-4">
          <h3 class="font-semibold">{t("keep.passkey")}</h3>
          <p class="text-base text-ink-2">{t("passkeys.text")}</p>
          <AddPasskey />
        </section>
      </Show>
      <div class="border-t border-line pt-4">
        <Button variant="primary" disabled={!kept()} onClick={props.onDone}>
          {t("keep.continue")}
        </Button>
      </div>
    </div>
  );
}
