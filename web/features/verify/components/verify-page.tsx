import { createResource, createSignal, Match, Show, Switch } from "solid-js";
import { formatNumber } from "#web/platform/format.ts";
import { Banner } from "#web/ui/banner.tsx";
import { buttonClass } from "#web/ui/button-class.ts";
import { Card } from "#web/ui/card.tsx";
import { cx } from "#web/ui/cx.ts";
import { TextArea } from "#web/ui/form/text-area.tsx";
import { TextField } from "#web/ui/form/text-field.tsx";
import { Page, PageHeader } from "#web/ui/page.tsx";
import { Progress } from "#web/ui/progress.tsx";
import { canVerify, checkFile, type FileVerdict } from "../check-file.ts";
import { messages } from "../messages.ts";
import { LogResult } from "./log-result.tsx";
import { ReceiptResult } from "./receipt-result.tsx";

type State =
  | { step: "waiting" }
  | { step: "busy"; lines: number; of: number }
  | { step: "failed" }
  | { step: "done"; found: FileVerdict };

/** Checks a log export or a receipt in the browser: nothing is sent, and nothing is asked of the server. */
export function VerifyPage() {
  const t = messages.use();
  const [able] = createResource(canVerify);
  const [key, setKey] = createSignal("");
  const [openingKey, setOpeningKey] = createSignal("");
  const [identifiers, setIdentifiers] = createSignal("");
  const [state, setState] = createSignal<State>({ step: "waiting" });
  const busy = () => {
    const now = state();
    return now.step === "busy" ? now : undefined;
  };
  const found = () => {
    const now = state();
    return now.step === "done" ? now.found : undefined;
  };

  const check = async (file: File | undefined) => {
    if (file === undefined) return;
    setState({ step: "busy", lines: 0, of: 1 });
    try {
      const options = { key: key(), openingKey: openingKey(), identifiers: identifiers() };
      const verdict = await checkFile(await file.text(), options, (lines, of) => setState({ step: "busy", lines, of }));
      setState({ step: "done", found: verdict });
    } catch {
      setState({ step: "failed" });
    }
  };

  return (
    <Page width="text">
      <PageHeader pageName={t("title")} lead={t("lead")} />
      <Show when={able() === false}>
        <Banner tone="warn">{t("unsupported")}</Banner>
      </Show>
      <Card>
        <div class="grid gap-4">
          <TextField label={t("key")} hint={t("key.hint")} optional value={key()} onInput={setKey} spellcheck={false} />
          <details class="grid gap-3">
            <summary class="cursor-pointer text-ink-2">{t("person")}</summary>
            <div class="mt-3 grid gap-3">
              <p class="text-ink-2">{t("person.text")}</p>
              <TextField
                label={t("opening")}
                optional
                value={openingKey()}
                onInput={setOpeningKey}
                spellcheck={false}
              />
              <TextArea
                label={t("identifiers")}
                hint={t("identifiers.hint")}
                optional
                rows={2}
                value={identifiers()}
                onInput={setIdentifiers}
              />
            </div>
          </details>
          <div class="relative justify-self-start">
            {/* Over the button and transparent: a real file input takes focus, Enter and Space by itself. */}
            <input
              id="verify-file"
              type="file"
              accept=".jsonl,.json,.txt"
              autocomplete="off"
              disabled={busy() !== undefined}
              class="peer absolute inset-0 z-1 size-full cursor-pointer opacity-0 file:cursor-pointer"
              onChange={(event) => {
                void check(event.currentTarget.files?.[0]);
                event.currentTarget.value = "";
              }}
            />
            <label
              for="verify-file"
              class={cx(
                buttonClass("primary"),
                "peer-focus-visible:outline-2 peer-focus-visible:outline-offset-2 peer-focus-visible:outline-focus",
              )}
            >
              {state().step === "waiting" ? t("choose") : t("choose.again")}
            </label>
          </div>
        </div>
      </Card>
      <div aria-live="polite" class="grid gap-4">
        <Show when={busy()}>
          {(now) => (
            <Progress
              label={t("busy")}
              value={now().lines}
              max={Math.max(1, now().of)}
              text={t("progress", { n: formatNumber(now().lines), of: formatNumber(now().of) })}
            />
          )}
        </Show>
        <Show when={state().step === "failed"}>
          <Banner tone="bad">{t("unreadable")}</Banner>
        </Show>
        <Show when={found()}>
          {(result) => (
            <Switch>
              <Match when={result().kind === "log" && result()}>
                {(log) => (
                  <LogResult verdict={(log() as Extract<FileVerdict, { kind: "log" }>).verdict} pinned={key() !== ""} />
                )}
              </Match>
              <Match when={result().kind === "receipt" && result()}>
                {(receipt) => (
                  <ReceiptResult
                    verdict={(receipt() as Extract<FileVerdict, { kind: "receipt" }>).verdict}
                    pinned={key() !== ""}
                    opened={openingKey() !== ""}
                  />
                )}
              </Match>
            </Switch>
          )}
        </Show>
      </div>
    </Page>
  );
}
