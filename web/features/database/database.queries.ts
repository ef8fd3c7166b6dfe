import { type InfiniteData, infiniteQueryOptions, type QueryClient, queryOptions } from "@tanstack/solid-query";
import type { DatabasePage, DatabaseRow, DeletionReceipt } from "#contract/rows.ts";
import { api, unwrap } from "#web/platform/api-client.ts";
import { isProblem } from "#web/platform/problem.ts";
import { reasonHeaders } from "#web/platform/reason/reason.ts";
import { withStepUp } from "#web/platform/step-up.tsx";

const PAGE_ROWS = 100;

const one = api.api.assignments[":assignmentId"];
const row = api.api.rows[":rowId"];
const why = () => ({ headers: reasonHeaders() });

export const assignmentQuery = (id: string) =>
  queryOptions({
    queryKey: ["assignments", id],
    queryFn: () => unwrap(api.api.assignments[":id"].$get({ param: { id } }, why())),
  });

const readPage = (assignmentId: string, after: string | null): Promise<DatabasePage> =>
  unwrap(one.rows.$get({ param: { assignmentId }, query: { limit: PAGE_ROWS, ...(after ? { after } : {}) } }, why()));

const rowsKey = (assignmentId: string) => ["rows", assignmentId] as const;

/** Pages as they are scrolled to. Forgotten with the screen and never refetched by itself: every page shown is logged. */
export const rowsQuery = (assignmentId: string) =>
  infiniteQueryOptions({
    queryKey: rowsKey(assignmentId),
    queryFn: ({ pageParam }) => readPage(assignmentId, pageParam),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    refetchOnReconnect: false,
  });

export const saveCell = ({ id, version }: DatabaseRow, columnId: string, text: string): Promise<DatabaseRow> =>
  unwrap(row.$patch({ param: { rowId: id }, json: { version, cells: { [columnId]: text } } }));

/** Priority of one lead, or letting go of one held as a duplicate. */
export const arrangeLead = (
  rowId: string,
  json: { priority?: boolean; release?: true },
): Promise<{ changed: number }> => unwrap(row.lead.$patch({ param: { rowId }, json }));
export const arrangeUpload = (uploadId: string, priority: boolean): Promise<{ changed: number }> =>
  unwrap(api.api.uploads[":uploadId"].leads.$patch({ param: { uploadId }, json: { priority } }));

export const deleteRow = (rowId: string): Promise<DeletionReceipt> => unwrap(row.$delete({ param: { rowId } }));

/** A large deletion takes several requests; each goes on where the last one stopped. */
const MAX_DELETE_STEPS = 60;

export const deleteDatabase = (assignmentId: string): Promise<DeletionReceipt> =>
  withStepUp(async () => {
    for (let step = 1; ; step++) {
      try {
        return await unwrap(one.$delete({ param: { assignmentId } }));
      } catch (thrown) {
        if (step === MAX_DELETE_STEPS || !isProblem(thrown, "server.unavailable")) throw thrown;
      }
    }
  });

type Pages = InfiniteData<DatabasePage, string | null>;

/** What is on screen, changed without asking the server. */
export function createRowCache(client: QueryClient, assignmentId: string) {
  const key = rowsKey(assignmentId);
  const pages = () => client.getQueryData<Pages>(key);
  const change = (each: (page: DatabasePage, index: number) => DatabasePage) =>
    client.setQueryData<Pages>(key, (data) => data && { ...data, pages: data.pages.map(each) });
  return {
    find: (rowId: string): DatabaseRow | undefined =>
      pages()
        ?.pages.flatMap((page) => page.rows)
        .find((each) => each.id === rowId),
    update: (rowId: string, edit: (before: DatabaseRow) => DatabaseRow) =>
      change((page) =>
        page.rows.some((each) => each.id === rowId)
          ? { ...page, rows: page.rows.map((each) => (each.id === rowId ? edit(each) : each)) }
          : page,
      ),
    remove: (rowId: string) =>
      change((page, index) => ({
        ...page,
        rows: page.rows.filter((each) => each.id !== rowId),
        total: index === 0 && page.total !== null ? page.total - 1 : page.total,
      })),
    /** Reads the page a row stands on again, after somebody else changed it. */
    reload: async (rowId: string): Promise<void> => {
      const data = pages();
      const at = data?.pages.findIndex((page) => page.rows.some((each) => each.id === rowId)) ?? -1;
      if (!data || at < 0) return;
      const fresh = await readPage(assignmentId, data.pageParams[at] ?? null);
      change((page, index) => (index === at ? { ...page, rows: fresh.rows } : page));
    },
  };
}
