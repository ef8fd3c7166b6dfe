import { type JSX, Match, Switch } from "solid-js";
import { isProblem } from "#web/platform/problem.ts";
import { ErrorState, Loading } from "./states.tsx";

interface QueryLike<T> {
  isPending: boolean;
  isError: boolean;
  error: unknown;
  data: T | undefined;
  refetch: () => unknown;
}

/**
 * The four states of a query in one place, so that no list forgets one:
 * `<QueryView query={list} empty={(d) => d.items.length === 0} whenEmpty={<EmptyState …/>}>{(data) => <Table rows={data().items} …/>}</QueryView>`
 */
export function QueryView<T>(props: {
  query: QueryLike<T>;
  empty?: (data: T) => boolean;
  whenEmpty?: JSX.Element;
  children: (data: () => T) => JSX.Element;
}) {
  const data = () => (props.query.isPending ? undefined : props.query.data);
  // A refetch that got no answer keeps what is on screen; one that was refused takes it away (rights end at the next request).
  const isLost = () =>
    props.query.isError && !(data() !== undefined && isProblem(props.query.error, "network.offline"));
  const isEmpty = () => {
    const value = data();
    return value !== undefined && (props.empty?.(value) ?? false);
  };
  return (
    <Switch>
      <Match when={props.query.isPending}>
        <Loading />
      </Match>
      <Match when={isLost()}>
        <ErrorState problem={props.query.error} retry={() => props.query.refetch()} />
      </Match>
      <Match when={isEmpty()}>{props.whenEmpty}</Match>
      <Match when={data() !== undefined}>{props.children(() => data() as T)}</Match>
    </Switch>
  );
}
