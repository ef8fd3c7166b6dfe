import CloudOff from "lucide-solid/icons/cloud-off";
import { createSignal, type JSX, onCleanup, onMount, Show } from "solid-js";
import { asProblem, isProblem, problemText } from "#web/platform/problem.ts";
import { Button } from "./button.tsx";
import { messages } from "./messages.ts";
import { Spinner } from "./spinner.tsx";

/** Shorter than this and the word would only flash. */
const LOADING_DELAY_MS = 200;

interface BlockProps {
  icon?: JSX.Element;
  title: JSX.Element;
  children?: JSX.Element;
  action?: JSX.Element;
}

const Block = (props: BlockProps) => (
  <div class="grid justify-items-center gap-2 px-4 py-10 text-center">
    <Show when={props.icon}>
      <div class="text-ink-3">{props.icon}</div>
    </Show>
    <p class="font-medium">{props.title}</p>
    <div class="max-w-[52ch] text-ink-2">{props.children}</div>
    <Show when={props.action}>
      <div class="mt-2 flex flex-wrap justify-center gap-2">{props.action}</div>
    </Show>
  </div>
);

/** What this place is for and its first action: `<EmptyState title="…" action={<Button …/>}>…</EmptyState>` */
export const EmptyState = Block;

/** Says "Laden" after 200 ms, not sooner: `<Loading />` */
export function Loading(props: { label?: string }) {
  const t = messages.use();
  const [late, setLate] = createSignal(false);
  onMount(() => {
    const timer = setTimeout(() => setLate(true), LOADING_DELAY_MS);
    onCleanup(() => clearTimeout(timer));
  });
  return (
    <div class="flex min-h-24 items-center justify-center gap-2 text-ink-3" role="status">
      <Show when={late()}>
        <Spinner />
        {props.label ?? t("loading")}
      </Show>
    </div>
  );
}

/** Without a connection nothing personal is here to show: `<OfflineNote retry={refetch} />` */
function OfflineNote(props: { retry?: () => unknown }) {
  const t = messages.use();
  return (
    <Block
      icon={<CloudOff size={20} aria-hidden="true" />}
      title={t("offline.title")}
      action={props.retry && <Button onClick={() => void props.retry?.()}>{t("error.retry")}</Button>}
    >
      {t("offline.text")}
    </Block>
  );
}

/** Any failure of a query, offline included: `<ErrorState problem={query.error} retry={query.refetch} />` */
export function ErrorState(props: { problem: unknown; retry?: () => unknown }) {
  const t = messages.use();
  return (
    <Show when={!isProblem(props.problem, "network.offline")} fallback={<OfflineNote retry={props.retry} />}>
      <div role="alert">
        <Block
          title={t("error.title")}
          action={props.retry && <Button onClick={() => void props.retry?.()}>{t("error.retry")}</Button>}
        >
          <p>{problemText(props.problem)}</p>
          <Show when={asProblem(props.problem).requestId}>
            {(id) => <p class="mt-1 text-sm text-ink-3">{t("error.reference", { id: id() })}</p>}
          </Show>
        </Block>
      </div>
    </Show>
  );
}
