import { createSignal, Index, Show } from "solid-js";
import { formatNumber } from "#web/platform/format.ts";
import { Badge } from "#web/ui/badge.tsx";
import { Button } from "#web/ui/button.tsx";
import { Card } from "#web/ui/card.tsx";
import { messages } from "../messages.ts";
import { repairs } from "../repairs.ts";
import type { IssueLevel } from "../rows/issue-codes.ts";
import type { RowFilter, RowsState } from "../rows/row-views.ts";
import type { Wizard } from "../wizard.ts";
import { issueText, issueTitle, repairButton, repairText, repairTitle } from "../words.ts";

const TONE = { error: "bad", warning: "review", info: "neutral" } as const;
interface Group {
  key: string;
  n: number;
  level: IssueLevel;
  title: string;
  text: string;
  filter: RowFilter;
  /** One click for all of them. */
  mend: { label: string; run: () => Promise<void> } | null;
}

/** What was found, grouped by how to mend it: errors, then repairs, then warnings and remarks. */
export function IssueGroups(props: { checked: RowsState; wizard: Wizard; onShow: (filter: RowFilter) => void }) {
  const t = messages.use();
  const [busy, setBusy] = createSignal<string>();
  const mendable = (code: string, n: number): Group["mend"] => {
    if (code !== "company.missing" && code !== "row.empty") return null;
    return {
      label: t("check.discard_all", { n, text: formatNumber(n) }),
      run: () => props.wizard.change({ do: "discardAll", filter: `code:${code}` }),
    };
  };
  const groups = (): Group[] => {
    const issues = (counts: Record<string, number>, level: IssueLevel): Group[] =>
      Object.entries(counts)
        .sort((a, b) => b[1] - a[1])
        .map(([code, n]) => ({
          key: code,
          n,
          level,
          title: issueTitle(code),
          text: issueText(code),
          filter: `code:${code}`,
          mend: mendable(code, n),
        }));
    const offers = (level: IssueLevel): Group[] =>
      props.checked.repairs
        .filter(({ id, count }) => count > 0 && repairs.find((repair) => repair.id === id)?.level === level)
        .map(({ id, count }) => ({
          key: id,
          n: count,
          level,
          title: repairTitle(id, count),
          text: repairText(id),
          filter: `repair:${id}`,
          mend: { label: repairButton(count), run: () => props.wizard.change({ do: "repair", repair: id }) },
        }));
    return [
      ...issues(props.checked.errors, "error"),
      ...offers("warning"),
      ...issues(props.checked.warnings, "warning"),
      ...offers("info"),
      ...issues(props.checked.infos, "info"),
    ];
  };
  const mend = async (group: Group) => {
    setBusy(group.key);
    await group.mend?.run();
    setBusy(undefined);
  };
  return (
    <Show when={groups().length > 0}>
      <Card flush title={t("check.groups")}>
        <ul class="overflow-y-auto md:max-h-96" tabindex={0} aria-label={t("check.groups")}>
          <Index each={groups()}>
            {(group) => (
              <li class="grid grid-cols-[3.5rem_minmax(0,1fr)] gap-x-3 gap-y-1.5 border-b border-line px-4 py-2.5 last:border-b-0 md:grid-cols-[4rem_minmax(0,1fr)_auto]">
                <span class="tabular text-lg font-semibold">{formatNumber(group().n)}</span>
                <div class="grid min-w-0 gap-0.5">
                  <span class="flex flex-wrap items-center gap-2 font-medium">
                    {group().title}
                    <Badge tone={TONE[group().level]}>{t(`level.${group().level}`)}</Badge>
                  </span>
                  <span class="text-sm text-ink-2">{group().text}</span>
                </div>
                <div class="flex flex-wrap items-start gap-2 max-md:col-start-2">
                  <Button size="sm" variant="quiet" onClick={() => props.onShow(group().filter)}>
                    {t("check.show")}
                  </Button>
                  <Show when={group().mend}>
                    {(mending) => (
                      <Button size="sm" busy={busy() === group().key} onClick={() => void mend(group())}>
                        {mending().label}
                      </Button>
                    )}
                  </Show>
                </div>
              </li>
            )}
          </Index>
        </ul>
      </Card>
    </Show>
  );
}
