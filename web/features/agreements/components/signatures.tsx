import { type JSX, Show } from "solid-js";
import type { AgreementView } from "#contract/assignments.ts";
import { DateTimeText } from "#web/ui/time.tsx";
import { messages } from "../messages.ts";

/** Who signed, with what authority and when, and the hash that ties it to the text. */
export function Signatures(props: { agreement: AgreementView }) {
  const t = messages.use();
  return (
    <footer class="grid gap-4 border-t border-line pt-5">
      <div class="grid gap-4 sm:grid-cols-2">
        <Signature side={t("signature.client")}>
          <p class="font-medium wrap-anywhere">{props.agreement.signedName}</p>
          <p class="wrap-anywhere text-ink-2">{props.agreement.signedAuthority}</p>
          <p class="text-ink-3">
            <DateTimeText value={props.agreement.signedAt} />
          </p>
        </Signature>
        <Signature side={t("signature.leadhunter")}>
          <Show when={props.agreement.countersignedAt} fallback={<p class="text-ink-3">{t("signature.missing")}</p>}>
            {(at) => (
              <>
                <p class="font-medium wrap-anywhere">{props.agreement.countersignedName}</p>
                <p class="text-ink-3">
                  <DateTimeText value={at()} />
                </p>
              </>
            )}
          </Show>
        </Signature>
      </div>
      <TextHash version={props.agreement.templateVersion} hash={props.agreement.textHash} />
    </footer>
  );
}

const Signature = (props: { side: string; children: JSX.Element }) => (
  <section class="grid content-start gap-0.5 text-base">
    <h3 class="text-sm font-medium text-ink-3">{props.side}</h3>
    {props.children}
  </section>
);

/** Small on purpose: to compare, not to read. */
export function TextHash(props: { version: number; hash: string }) {
  const t = messages.use();
  return (
    <p class="text-xs break-all text-ink-3">
      {t("hash", { version: props.version })} <span class="tabular">{props.hash}</span>
    </p>
  );
}
