import { type InfiniteData, infiniteQueryOptions, type QueryClient, queryOptions } from "@tanstack/solid-query";
import type { InferInput } from "valibot";
import type {
  DatabaseRow,
  DeletionReceipt,
  RowFilter,
  RowPage,
  RowPageInput,
  RowSort,
  RowStamp,
  rowLookupInput,
} from "#contract/rows.ts";
import { api, unwrap } from "#web/platform/api-client.ts";
import { isProblem } from "#web/platform/problem.ts";
import { reasonHeaders } from "#web/platform/reason/reason.ts";
import { withStepUp } from "#web/platform/step-up.tsx";

const PAGE_ROWS = 100;
/** Pages kept in memory; those scrolled away from are read (and logged) again when one comes back. */
const MAX_PAGES = 30;

const one = api.api.assignments[":assignmentId"];
const row = api.api.rows[":rowId"];
const why = () => ({ headers: reasonHeaders() });

export const assignmentQuery = (id: string) =>
  queryOptions({
    queryKey: ["assignments", id],
    queryFn: () => unwrap(api.api.assignments[":id"].$get({ param: { id } }, why())),
  });

/** The outcomes a call may have now; only they are offered as a filter. */
export const outcomesQuery = (id: string) =>
  queryOptions({
    queryKey: ["assignments", id, "outcomes"],
    queryFn: () => unwrap(api.api.assignments[":id"].outcomes.$get({ param: { id } })),
  });

/** How the database is looked at: in which order, what of it, and from where on. */
export interface GridView {
  sort: RowSort;
  filter: RowFilter;
  /** A row number, the first letters of a company, or an outcome, after the order; "" = from the beginning. */
  from: string;
}
export const wholeFile: GridView = { sort: "file", filter: {}, from: "" };

type Place = Pick<RowPageInput, "after" | "before" | "from">;
const readPage = (assignmentId: string, { sort, filter }: GridView, place: Place): Promise<RowPage> =>
  unwrap(one.rows.page.$post({ param: { assignmentId }, json: { sort, filter, limit: PAGE_ROWS, ...place } }, why()));

const rowsKey = (assignmentId: string) => ["rows", assignmentId] as const;

/** Pages as they are scrolled to, both ways. Forgotten with the screen and never refetched by itself: every page shown is logged. */
export const rowsQuery = (assignmentId: string, view: GridView) =>
  infiniteQueryOptions({
    queryKey: [...rowsKey(assignmentId), view],
    queryFn: ({ pageParam }) => readPage(assignmentId, view, pageParam),
    initialPageParam: (view.from === "" ? {} : { from: view.from }) as Place,
    getNextPageParam: (last): Place | null => (last.next === null ? null : { after: last.next }),
    getPreviousPageParam: (first): Place | null => (first.previous === null ? null : { before: first.previous }),
    maxPages: MAX_PAGES,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    refetchOnReconnect: false,
  });

export const readStamps = async (assignmentId: string, ids: string[]): Promise<RowStamp[]> =>
  (await unwrap(one.rows.stamps.$post({ param: { assignmentId }, json: { ids } }, why()))).items;

export const readNamed = async (assignmentId: string, ids: string[]): Promise<DatabaseRow[]> =>
  (await unwrap(one.rows.named.$post({ param: { assignmentId }, json: { ids } }, why()))).rows;

export const lookupRows = (assignmentId: string, json: InferInput<typeof rowLookupInput>) =>
  unwrap(one.rows.lookup.$post({ param: { assignmentId }, json }));

export const verifyCell = ({ id, version }: DatabaseRow, columnId: string): Promise<DatabaseRow> =>
  unwrap(row.verify.$post({ param: { rowId: id }, json: { version, columns: [columnId] } }));

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

export const deleteRows = async (assignmentId: string, ids: string[]): Promise<DeletionReceipt> =>
  unwrap(one.rows.delete.$post({ param: { assignmentId }, json: { ids } }));

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

type Pages = InfiniteData<RowPage, Place>;

/** What is on screen, changed without asking the server. */
export function createRowCache(client: QueryClient, assignmentId: string) {
  const filter = { queryKey: rowsKey(assignmentId) };
  const change = (each: (page: RowPage, index: number) => RowPage) =>
    client.setQueriesData<Pages>(filter, (data) => data && { ...data, pages: data.pages.map(each) });
  const rows = () =>
    client.getQueriesData<Pages>(filter).flatMap(([, data]) => data?.pages.flatMap((page) => page.rows) ?? []);
  const update = (rowId: string, edit: (before: DatabaseRow) => DatabaseRow) =>
    change((page) =>
      page.rows.some((each) => each.id === rowId)
        ? { ...page, rows: page.rows.map((each) => (each.id === rowId ? edit(each) : each)) }
        : page,
    );
  const remove = (ids: readonly string[]) =>
    change((page) => ({
      ...page,
      rows: page.rows.filter((each) => !ids.includes(each.id)),
      total: page.total === null ? null : page.total - ids.length,
    }));
  return {
    find: (rowId: string): DatabaseRow | undefined => rows().find((each) => each.id === rowId),
    update,
    remove,
    /** Reads a row again, after somebody else changed it. */
    reload: async (rowId: string): Promise<void> => {
      const [fresh] = await readNamed(assignmentId, [rowId]);
      if (fresh) update(rowId, () => fresh);
      else remove([rowId]);
    },
  };
}
