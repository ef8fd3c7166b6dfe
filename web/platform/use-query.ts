import {
  type DefaultError,
  type InfiniteData,
  InfiniteQueryObserver,
  type QueryKey,
  QueryObserver,
  type UseInfiniteQueryOptions,
  type UseInfiniteQueryResult,
  type UseQueryOptions,
  type UseQueryResult,
  useQueryClient,
} from "@tanstack/solid-query";
import { createComputed, on, onCleanup } from "solid-js";
import { createStore } from "solid-js/store";

/** What both observers of the query library have in common, as far as it is used here. */
interface Observer {
  setOptions: (options: never) => void;
  getOptimisticResult: (options: never) => object;
  subscribe: (listener: (result: object) => void) => () => void;
}

function observe<R extends object>(observer: Observer, options: () => object): R {
  const [state, setState] = createStore<object>({ ...observer.getOptimisticResult(options() as never) });
  createComputed(
    on(
      options,
      (next) => {
        observer.setOptions(next as never);
        setState(observer.getOptimisticResult(next as never));
      },
      { defer: true },
    ),
  );
  onCleanup(observer.subscribe((result) => setState(result)));
  return state as R;
}

/**
 * The library's `useQuery` without Suspense. Its own version suspends the page at every later refetch once `data` was
 * read from the cache at mount: the page leaves the document and comes back, the focus is lost, and dialogs leave it
 * hidden from screen readers. Screens show their states themselves (`QueryView`), so nothing is lost.
 */
export function useQuery<T, E = DefaultError, D = T, K extends QueryKey = QueryKey>(
  options: UseQueryOptions<T, E, D, K>,
): UseQueryResult<D, E> {
  const client = useQueryClient();
  const current = () => ({ ...client.defaultQueryOptions(options() as never), _optimisticResults: "optimistic" });
  return observe(new QueryObserver(client, current() as never) as unknown as Observer, current);
}

/** The same for lists that grow by pages. */
export function useInfiniteQuery<T, E = DefaultError, D = InfiniteData<T>, K extends QueryKey = QueryKey, P = unknown>(
  options: UseInfiniteQueryOptions<T, E, D, K, P>,
): UseInfiniteQueryResult<D, E> {
  const client = useQueryClient();
  const current = () => ({ ...client.defaultQueryOptions(options() as never), _optimisticResults: "optimistic" });
  return observe(new InfiniteQueryObserver(client, current() as never) as unknown as Observer, current);
}
