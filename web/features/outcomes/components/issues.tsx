import { For, Show } from "solid-js";
import type { OutcomeConfig } from "#contract/outcomes.ts";
import { Banner } from "#web/ui/banner.tsx";
import { outcomeText } from "#web/ui/outcomes/outcome-text.ts";
import { messages } from "../messages.ts";
import type { SettingsIssue } from "../settings-issues.ts";

/** What must be mended before saving, each said once. */
export function Issues(props: { issues: readonly SettingsIssue[]; outcomes: readonly OutcomeConfig[] }) {
  const t = messages.use();
  const lines = () => {
    const said = props.issues.map(({ kind, outcomeKey }) => {
      const outcome = props.outcomes.find(({ key }) => key === outcomeKey);
      return `${outcome === undefined ? t("issue.list") : outcomeText(outcome)}: ${t(`issue.${kind}`)}.`;
    });
    return [...new Set(said)];
  };
  return (
    <Show when={props.issues.length > 0}>
      <Banner tone="bad" title={t("issue.title")}>
        <ul>
          <For each={lines()}>{(line) => <li class="first-letter:uppercase">{line}</li>}</For>
        </ul>
      </Banner>
    </Show>
  );
}
