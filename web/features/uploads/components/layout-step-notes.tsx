import { For, Show } from "solid-js";
import { formatNumber } from "#web/platform/format.ts";
import { Banner } from "#web/ui/banner.tsx";
import { Button } from "#web/ui/button.tsx";
import { messages } from "../messages.ts";
import type { OpenedTable, TableIssueCode } from "../reading/reader-client.ts";
import type { Wizard } from "../wizard.ts";

const SHOWN = 5;

/** What stands above the header and is left out of the table. */
export function PreambleNote(props: { table: OpenedTable }) {
  const t = messages.use();
  const lines = () =>
    props.table.summary.preamble
      .map((record) =>
        record
          .map((cell) => cell.trim())
          .filter((cell) => cell !== "")
          .join(" · "),
      )
      .filter((line) => line !== "");
  return (
    <Show when={lines().length > 0}>
      <Banner title={t("layout.preamble.title")}>
        <p>{t("layout.preamble")}</p>
        <ul class="mt-1 grid gap-0.5 text-ink-2">
          <For each={lines().slice(0, SHOWN)}>{(line) => <li class="truncate">{line}</li>}</For>
          <Show when={lines().length > SHOWN}>
            <li>{t("layout.preamble.more", { n: formatNumber(lines().length - SHOWN) })}</li>
          </Show>
        </ul>
      </Banner>
    </Show>
  );
}

/** Text that was encoded twice: shown with an example, mended only when the person says so. */
export function MojibakeOffer(props: { table: OpenedTable; wizard: Wizard }) {
  const t = messages.use();
  const found = () => props.table.summary.mojibake;
  const busy = () => props.wizard.reading() !== undefined;
  const choose = (repair: boolean) => void props.wizard.reread({ repair });
  return (
    <Show when={found().cells > 0 && found().example}>
      {(example) => (
        <Show
          when={!found().repaired}
          fallback={
            <Banner
              actions={
                <Button size="sm" disabled={busy()} onClick={() => choose(false)}>
                  {t("layout.mojibake.undo")}
                </Button>
              }
            >
              {t("layout.mojibake.done", { n: formatNumber(found().cells) })}
            </Banner>
          }
        >
          <Banner
            tone="warn"
            title={t("layout.mojibake.title", { n: formatNumber(found().cells), ...example() })}
            actions={
              <Button size="sm" variant="primary" disabled={busy()} onClick={() => choose(true)}>
                {t("layout.mojibake.repair")}
              </Button>
            }
          >
            {t("layout.mojibake.text")}
          </Banner>
        </Show>
      )}
    </Show>
  );
}

export function TableIssues(props: { table: OpenedTable }) {
  const t = messages.use();
  const counts = () => Object.entries(props.table.summary.issueCounts) as [TableIssueCode, number][];
  const firstRow = (code: TableIssueCode) => props.table.summary.issues.find((issue) => issue.code === code)?.row;
  const where = (code: TableIssueCode) => {
    const row = firstRow(code);
    if (row === undefined || code === "encoding.mixed") return "";
    return row === 0 ? t("table.in_header") : t("table.first", { row: formatNumber(row) });
  };
  return (
    <Show when={counts().length > 0}>
      <Banner tone="warn" title={t("table.title")}>
        <ul class="grid gap-0.5">
          <For each={counts()}>
            {([code, n]) => (
              <li>
                {t(`table.${code}`, { n: formatNumber(n) })} <span class="text-ink-3">{where(code)}</span>
              </li>
            )}
          </For>
        </ul>
      </Banner>
    </Show>
  );
}
