import { Link } from "@tanstack/solid-router";
import Copy from "lucide-solid/icons/copy";
import Pencil from "lucide-solid/icons/pencil";
import { createSignal, For, type JSX, Show } from "solid-js";
import type { Role } from "#contract/roles.ts";
import { keepCurrentInView } from "#web/platform/current-in-view.ts";
import { formatNumber } from "#web/platform/format.ts";
import { usePageName } from "#web/platform/page-title.ts";
import { ReasonLine } from "#web/platform/reason/reason-gate.tsx";
import { useQuery } from "#web/platform/use-query.ts";
import { IconButton } from "#web/ui/icon-button.tsx";
import { QueryView } from "#web/ui/query-view.tsx";
import { assignmentQuery } from "../assignments.queries.ts";
import { messages } from "../messages.ts";
import { CopyDialog } from "./copy-dialog.tsx";
import { RenameDialog } from "./rename-dialog.tsx";
import { AssignmentStateBadge } from "./state-badges.tsx";

const TABS = [
  "overview",
  "agreement",
  "planning",
  "outcomes",
  "results",
  "database",
  "upload",
  "worklist",
  "reviews",
  "agenda",
  "notes",
  "log",
] as const;
type Tab = (typeof TABS)[number];

/** What each role finds here; the server refuses the rest by itself. */
const TABS_OF: Partial<Record<Role, readonly Tab[]>> = {
  client: ["overview", "agreement", "outcomes", "results", "database", "upload", "agenda", "notes", "log"],
  supervisor: [
    "overview",
    "agreement",
    "planning",
    "outcomes",
    "results",
    "database",
    "worklist",
    "reviews",
    "agenda",
    "notes",
    "log",
  ],
  director: ["overview", "agreement"],
  administrator: ["overview", "database", "reviews", "agenda", "notes"],
};

/** Name, state and the parts of one assignment; the part itself below. */
export function AssignmentFrame(props: { assignmentId: string; role: Role; children: JSX.Element }) {
  const t = messages.use();
  usePageName(() => t("frame.page_name"));
  const assignment = useQuery(() => assignmentQuery(props.assignmentId));
  const [copying, setCopying] = createSignal(false);
  const [renaming, setRenaming] = createSignal(false);
  return (
    <QueryView query={assignment}>
      {(data) => (
        <>
          <header class="border-b border-line bg-surface print:hidden">
            <div class="mx-auto grid w-full max-w-6xl gap-1 px-4 pt-4 sm:px-6">
              <div class="text-sm text-ink-3">
                <Link to="/assignments" class="underline underline-offset-2 hover:text-ink" activeProps={{}}>
                  {t("title")}
                </Link>
                <Show when={props.role !== "client"}> · {data().clientName}</Show>
              </div>
              <div class="flex flex-wrap items-center gap-x-3 gap-y-1">
                <h1 tabindex={-1} class="min-w-0 text-xl wrap-anywhere">
                  {data().name}
                </h1>
                <Show when={data().may.edit}>
                  <IconButton
                    label={t("rename.open")}
                    icon={<Pencil size={16} aria-hidden="true" />}
                    onClick={() => setRenaming(true)}
                  />
                </Show>
                <Show when={data().may.copy}>
                  <IconButton
                    label={t("copy.open")}
                    icon={<Copy size={16} aria-hidden="true" />}
                    onClick={() => setCopying(true)}
                  />
                </Show>
                <AssignmentStateBadge state={data().state} />
              </div>
              <ReasonLine />
              <PartLinks
                assignmentId={props.assignmentId}
                tabs={TABS_OF[props.role] ?? ["overview"]}
                doubtful={data().counts.doubtful}
              />
            </div>
          </header>
          {props.children}
          <Show when={copying()}>
            <CopyDialog assignmentId={props.assignmentId} onClose={() => setCopying(false)} />
          </Show>
          <Show when={renaming()}>
            <RenameDialog assignmentId={props.assignmentId} name={data().name} onClose={() => setRenaming(false)} />
          </Show>
        </>
      )}
    </QueryView>
  );
}

function PartLinks(props: { assignmentId: string; tabs: readonly Tab[]; doubtful: number }) {
  const t = messages.use();
  const path = (tab: Tab) => `/assignments/${props.assignmentId}${tab === "overview" ? "" : `/${tab}`}`;
  let nav!: HTMLElement;
  keepCurrentInView(() => nav);
  return (
    <nav ref={nav} aria-label={t("frame.parts")} class="-mx-3 flex overflow-x-auto max-sm:-mx-4 max-sm:px-1">
      <For each={props.tabs}>
        {(tab) => (
          <Link
            to={path(tab) as "/"}
            activeOptions={{ exact: tab === "overview" }}
            class="inline-flex min-h-10 items-center border-b-2 border-transparent px-3 whitespace-nowrap text-ink-2 transition-colors hover:text-ink focus-visible:-outline-offset-2 aria-[current=page]:border-brand aria-[current=page]:font-medium aria-[current=page]:text-ink pointer-coarse:min-h-11"
          >
            {t(`tab.${tab}`)}
            <Show when={tab === "reviews" && props.doubtful > 0}>
              <span class="tabular ml-1.5 rounded-sm bg-review-soft px-1.5 text-xs text-review">
                {formatNumber(props.doubtful)}
              </span>
            </Show>
          </Link>
        )}
      </For>
    </nav>
  );
}
