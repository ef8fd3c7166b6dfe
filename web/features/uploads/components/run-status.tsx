import { Match, Show, Switch } from "solid-js";
import { formatNumber } from "#web/platform/format.ts";
import { asProblem, isProblem, problemText } from "#web/platform/problem.ts";
import { Banner } from "#web/ui/banner.tsx";
import { Button } from "#web/ui/button.tsx";
import { messages } from "../messages.ts";
import type { UploadRun } from "../upload-run.ts";
import type { Wizard } from "../wizard.ts";

/** What it is doing or waiting for, in one line. */
export function RunStatus(props: { run: UploadRun; wizard: Wizard }) {
  const t = messages.use();
  const state = () => props.run.state;
  /** The server names the columns by their place: `/columns/3`. */
  const differing = () =>
    asProblem(state().problem)
      .fields.map((field) => props.wizard.columns[Number(field.pointer.split("/").at(-1))]?.header)
      .filter(Boolean)
      .join(", ");
  return (
    <Switch>
      <Match when={state().phase === "waiting" && state().problem}>
        <Banner
          tone="warn"
          actions={
            <Button size="sm" onClick={() => props.run.retryNow()}>
              {t("run.retry_now")}
            </Button>
          }
        >
          {isProblem(state().problem, "network.offline") ? t("run.waiting") : t("run.busy")}{" "}
          {t("run.retry_in", { n: state().retryIn })}
        </Banner>
      </Match>
      <Match when={state().phase === "failed" && isProblem(state().problem, "uploads.columns_differ")}>
        <Banner
          tone="bad"
          actions={
            <Button size="sm" onClick={() => props.wizard.go("map")}>
              {t("run.to_map")}
            </Button>
          }
        >
          {t("run.differ", { columns: differing() })}
        </Banner>
      </Match>
      <Match when={state().phase === "failed"}>
        <Banner
          tone="bad"
          actions={
            <Button size="sm" onClick={() => props.run.again()}>
              {t("run.again")}
            </Button>
          }
        >
          {problemText(state().problem)}{" "}
          <Show when={state().received > 0}>{t("run.failed.kept", { n: formatNumber(state().received) })}</Show>
        </Banner>
      </Match>
      <Match when={state().phase === "session"}>
        <Banner tone="warn">{t("run.session")}</Banner>
      </Match>
      <Match when={state().phase === "paused"}>
        <p class="text-ink-2">{t("run.paused")}</p>
      </Match>
      <Match when={state().phase === "finishing"}>
        <p class="text-ink-2">{t("run.finishing")}</p>
      </Match>
      <Match when={state().phase === "opening"}>
        <p class="text-ink-2">{t("run.opening")}</p>
      </Match>
      <Match when={props.run.busy()}>
        <p class="text-ink-2">{t("run.sending")}</p>
      </Match>
    </Switch>
  );
}
