import { For, Show } from "solid-js";
import { useQuery } from "#web/platform/use-query.ts";
import { Badge } from "#web/ui/badge.tsx";
import { Card } from "#web/ui/card.tsx";
import { QueryView } from "#web/ui/query-view.tsx";
import { referenceQuery } from "../connections.queries.ts";
import { messages } from "../messages.ts";
import { entriesOf, example, type ReferenceEntry } from "../reference-model.ts";

const scopeNames = ["status", "upload", "download"] as const;

const Code = (props: { children: string }) => (
  <pre class="max-h-96 overflow-auto rounded-md bg-sunken px-4 py-3 text-xs">
    <code>{props.children}</code>
  </pre>
);

/** How to use a token: the product's own description of its endpoints, made readable. */
export function Reference() {
  const t = messages.use();
  const reference = useQuery(() => referenceQuery);
  return (
    <div class="grid gap-4">
      <p class="max-w-measure text-ink-2">
        {t("reference.lead")}{" "}
        <a class="text-brand underline underline-offset-2" href="/api/openapi.json" target="_blank" rel="noreferrer">
          /api/openapi.json
        </a>
      </p>
      <Card title={t("reference.start")}>
        <Code>{example(window.location.origin)}</Code>
      </Card>
      <QueryView query={reference}>
        {(document) => <For each={entriesOf(document().paths)}>{(entry) => <Entry entry={entry} />}</For>}
      </QueryView>
    </div>
  );
}

function Entry(props: { entry: ReferenceEntry }) {
  const t = messages.use();
  return (
    <Card
      title={<span lang="en">{props.entry.summary}</span>}
      actions={
        <For each={scopeNames.filter((scope) => props.entry.scopes.includes(scope))}>
          {(scope) => <Badge>{t(`scope.${scope}`)}</Badge>}
        </For>
      }
    >
      <div class="grid gap-3">
        <p class="tabular text-sm wrap-anywhere">
          <span class="font-semibold">{props.entry.method}</span> {props.entry.path}
        </p>
        <Show when={props.entry.description}>
          {(description) => (
            <p lang="en" class="max-w-measure text-ink-2">
              {description()}
            </p>
          )}
        </Show>
        <Show when={props.entry.parameters.length > 0}>
          <p class="text-sm">
            <span class="font-medium">{t("reference.parameters")}:</span>{" "}
            {props.entry.parameters
              .map(({ name, required }) => (required ? `${name} (${t("reference.required")})` : name))
              .join(", ")}
          </p>
        </Show>
        <Show when={props.entry.body}>
          {(body) => (
            <details>
              <summary class="text-sm font-medium">{t("reference.body")}</summary>
              <Code>{body()}</Code>
            </details>
          )}
        </Show>
        <details>
          <summary class="text-sm font-medium">{t("reference.answer")}</summary>
          <Code>{props.entry.answer}</Code>
        </details>
      </div>
    </Card>
  );
}
