import { Show } from "solid-js";
import { formatDateTime, formatNumber } from "#web/platform/format.ts";
import { Banner } from "#web/ui/banner.tsx";
import { DataList } from "#web/ui/data-list.tsx";
import type { LogVerdict } from "../checking/log-export.ts";
import { messages } from "../messages.ts";
import { KeyText } from "./key-text.tsx";

/** What the sums say of a log export: right, or the first line that is not. */
export function LogResult(props: { verdict: LogVerdict; pinned: boolean }) {
  const t = messages.use();
  return (
    <Show
      when={props.verdict.fault}
      fallback={
        <>
          <Banner tone="good" title={t("log.good")}>
            {t("log.good.text", { n: props.verdict.entries, entries: formatNumber(props.verdict.entries) })}
          </Banner>
          <DataList
            items={[
              {
                label: t("fact.period"),
                value: [props.verdict.firstAt, props.verdict.lastAt]
                  .filter((at) => at !== null)
                  .map((at) => formatDateTime(at))
                  .join(" – "),
              },
              { label: t("fact.size"), value: formatNumber(props.verdict.size) },
              { label: t("fact.heads"), value: formatNumber(props.verdict.heads) },
              { label: t("fact.key"), value: <KeyText value={props.verdict.key} pinned={props.pinned} /> },
            ]}
          />
        </>
      }
    >
      {(fault) => (
        <Banner tone="bad" title={t("log.bad")}>
          <p>
            {fault().seq === null
              ? t("log.bad.line", { line: formatNumber(fault().line) })
              : t("log.bad.seq", { seq: formatNumber(fault().seq ?? 0), line: formatNumber(fault().line) })}
          </p>
          <p>{t(`fault.${fault().code}`)}</p>
        </Banner>
      )}
    </Show>
  );
}
