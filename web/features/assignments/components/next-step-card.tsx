import { Link } from "@tanstack/solid-router";
import ArrowRight from "lucide-solid/icons/arrow-right";
import Hourglass from "lucide-solid/icons/hourglass";
import { Match, Show, Switch } from "solid-js";
import { Button } from "#web/ui/button.tsx";
import { buttonClass } from "#web/ui/button-class.ts";
import { Loading } from "#web/ui/states.tsx";
import { messages } from "../messages.ts";
import { actionOf, kindOf, type NextStepId } from "../next-step.ts";
import type { OverviewDialog } from "./overview.tsx";

/** Where the eye lands: what to do now, or whom one waits for. */
export function NextStepCard(props: {
  assignmentId: string;
  step: NextStepId | undefined;
  onDialog: (dialog: OverviewDialog) => void;
}) {
  const t = messages.use();
  const action = (step: NextStepId) => actionOf(step);
  const page = (step: NextStepId) => {
    const found = action(step);
    return found && "page" in found ? found.page : undefined;
  };
  const dialog = (step: NextStepId) => {
    const found = action(step);
    return found && "dialog" in found ? found.dialog : undefined;
  };
  return (
    <section class="rounded-lg border border-brand-line bg-brand-soft px-5 py-5">
      <Show when={props.step} fallback={<Loading />} keyed>
        {(step) => (
          <div class="grid justify-items-start gap-3">
            <div class="grid gap-1">
              <p class="flex items-center gap-1.5 text-sm font-medium text-brand">
                <Show when={kindOf(step) === "waiting"}>
                  <Hourglass size={16} aria-hidden="true" />
                </Show>
                {t(`next.${kindOf(step)}`)}
              </p>
              <h2 class="text-lg">{t(`next.${step}`)}</h2>
              <p class="max-w-measure text-ink-2">{t(`next.text.${step}`)}</p>
            </div>
            <Switch>
              <Match when={page(step)}>
                {(part) => (
                  <Link to={`/assignments/${props.assignmentId}/${part()}` as "/"} class={buttonClass("primary", "lg")}>
                    {t(`go.${part()}`)}
                    <ArrowRight size={16} aria-hidden="true" />
                  </Link>
                )}
              </Match>
              <Match when={dialog(step)}>
                {(which) => (
                  <Button variant="primary" size="lg" onClick={() => props.onDialog(which())}>
                    {t(`go.${which()}`)}
                  </Button>
                )}
              </Match>
            </Switch>
          </div>
        )}
      </Show>
    </section>
  );
}
