import Maximize from "lucide-solid/icons/maximize";
import Minimize from "lucide-solid/icons/minimize";
import { createSignal, onCleanup, Show } from "solid-js";
import { useQuery } from "#web/platform/use-query.ts";
import { Banner } from "#web/ui/banner.tsx";
import { Button } from "#web/ui/button.tsx";
import { Card } from "#web/ui/card.tsx";
import { Page, PageHeader } from "#web/ui/page.tsx";
import { QueryView } from "#web/ui/query-view.tsx";
import { EmptyState, ErrorState, Loading } from "#web/ui/states.tsx";
import { createFloor, stocksQuery } from "../floor.queries.ts";
import { messages } from "../messages.ts";
import { AgentsTable } from "./agents-table.tsx";
import { StockTable } from "./stock-table.tsx";

/** What the supervisor keeps an eye on all day: the agents above, what there is to call below. */
export function FloorScreen() {
  const t = messages.use();
  const floor = createFloor();
  const stocks = useQuery(() => stocksQuery);
  const [full, setFull] = createSignal(false);
  const onChange = () => setFull(document.fullscreenElement !== null);
  document.addEventListener("fullscreenchange", onChange);
  onCleanup(() => document.removeEventListener("fullscreenchange", onChange));
  let screen!: HTMLDivElement;
  const toggle = () => void (full() ? document.exitFullscreen() : screen.requestFullscreen());
  return (
    <div ref={screen} class="overflow-y-auto bg-bg">
      <Page width="full">
        <PageHeader
          pageName={t("title")}
          lead={t("lead")}
          actions={
            <Show when={document.fullscreenEnabled}>
              <Button
                class="max-sm:hidden"
                icon={full() ? <Minimize size={16} aria-hidden="true" /> : <Maximize size={16} aria-hidden="true" />}
                onClick={toggle}
              >
                {t(full() ? "full_end" : "full")}
              </Button>
            </Show>
          }
        />
        <Card flush title={t("agents.title")}>
          <Show when={floor.problem() !== undefined && floor.arrived()}>
            <Banner tone="warn">{t("agents.stale")}</Banner>
          </Show>
          <Show
            when={floor.arrived()}
            fallback={
              <Show when={floor.problem()} fallback={<Loading />}>
                {(problem) => <ErrorState problem={problem()} retry={() => void floor.ask()} />}
              </Show>
            }
          >
            <Show
              when={floor.agents().length > 0}
              fallback={<EmptyState title={t("agents.none")}>{t("agents.none_text")}</EmptyState>}
            >
              <AgentsTable agents={floor.agents()} seconds={floor.seconds} />
            </Show>
          </Show>
        </Card>
        <Card
          flush
          title={t("stock.title")}
          actions={
            <Button size="sm" busy={stocks.isFetching} onClick={() => void stocks.refetch()}>
              {t("stock.refresh")}
            </Button>
          }
        >
          <QueryView
            query={stocks}
            empty={(list) => list.length === 0}
            whenEmpty={<EmptyState title={t("stock.none")}>{t("stock.none_text")}</EmptyState>}
          >
            {(list) => <StockTable stocks={list()} />}
          </QueryView>
        </Card>
      </Page>
    </div>
  );
}
