import CircleQuestionMark from "lucide-solid/icons/circle-question-mark";
import { Show } from "solid-js";
import { problemText } from "#web/platform/problem.ts";
import { Badge } from "#web/ui/badge.tsx";
import { Banner } from "#web/ui/banner.tsx";
import { Button } from "#web/ui/button.tsx";
import { IconButton } from "#web/ui/icon-button.tsx";
import { outcomeText } from "#web/ui/outcomes/outcome-text.ts";
import { openChecks } from "../close-call.ts";
import { messages } from "../messages.ts";
import { useDesk, useLead } from "../use-desk.ts";
import { OutcomePanel } from "./outcome-panel.tsx";

/** The bottom of the desk: outcomes, verzet, overslaan, and the one button that closes the call. */
export function SaveBar() {
  const t = messages.use();
  const desk = useDesk();
  const lead = useLead();
  const open = () => openChecks(lead().contacts);
  const chosenText = () => {
    const outcome = desk.chosen();
    return outcome === undefined ? t("outcome.none_chosen") : outcomeText(outcome);
  };
  return (
    <section
      aria-label={t("action.label")}
      class="sticky bottom-0 z-20 grid gap-2 border-t border-line bg-surface px-3 py-2 pb-[max(0.5rem,env(safe-area-inset-bottom))] lg:px-6"
    >
      <SaveState />
      <div class="flex flex-wrap items-end justify-between gap-x-4 gap-y-2">
        <div class="hidden lg:block">
          <OutcomePanel />
        </div>
        <div class="flex flex-wrap items-center gap-2 max-lg:w-full lg:ml-auto">
          <IconButton
            label={t("action.keys")}
            icon={<CircleQuestionMark size={16} />}
            class="max-lg:hidden"
            onClick={() => desk.setDialog("help")}
          />
          <Button size="sm" variant="quiet" kbd="S" disabled={desk.locked()} onClick={() => desk.setDialog("skip")}>
            {t("action.skip")}
          </Button>
          <Button
            size="sm"
            variant={desk.pauseAfter() ? "secondary" : "quiet"}
            kbd="P"
            aria-pressed={desk.pauseAfter()}
            onClick={desk.togglePause}
          >
            {t("action.pause")}
          </Button>
          <Button size="sm" kbd="O" disabled={desk.locked()} onClick={() => desk.setDialog("objection")}>
            {t("action.objection")}
          </Button>
          <div class="flex items-center gap-2 max-lg:w-full">
            <span class="text-sm text-ink-2 lg:hidden" aria-live="polite">
              {chosenText()}
            </span>
            <Show when={open() > 0}>
              <Badge tone="review">{t("action.open_checks", { n: open() })}</Badge>
            </Show>
            <Button
              variant="primary"
              class="max-lg:ml-auto"
              kbd="⌃⏎"
              busy={desk.saving() === "busy"}
              onClick={() => void desk.save()}
            >
              {t(desk.pauseAfter() ? "action.save_pause" : "action.save")}
            </Button>
          </div>
        </div>
      </div>
    </section>
  );
}

function SaveState() {
  const t = messages.use();
  const desk = useDesk();
  const again = () => (
    <Button size="sm" onClick={() => void desk.save()}>
      {t("save.again")}
    </Button>
  );
  return (
    <>
      <Show when={desk.saving() === "unsure"}>
        <Banner tone="warn" title={t("save.unsure_title")} actions={again()}>
          {t("save.unsure")}
        </Banner>
      </Show>
      <Show when={desk.saving() === "failed"}>
        <Banner tone="bad" title={t("save.unsure_title")} actions={again()}>
          {t("save.failed")}
        </Banner>
      </Show>
      <Show when={desk.refusalAt("save") ?? desk.refusalAt("skip")}>
        {(error) => <Banner tone="bad">{problemText(error())}</Banner>}
      </Show>
      <span class="sr-only" role="status">
        {desk.saving() === "busy" ? t("save.busy") : ""}
      </span>
    </>
  );
}
