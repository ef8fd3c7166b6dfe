import { infiniteQueryOptions, queryOptions, useMutation, useQueryClient } from "@tanstack/solid-query";
import type * as v from "valibot";
import type { Page } from "#contract/common.ts";
import type {
  AnswerNotice,
  decideInput,
  NoticeRow,
  ProcessingEntry,
  proveInput,
  RequestDetail,
  RequestRow,
  registerInput,
  TaskDetail,
  TaskRow,
} from "#contract/requests.ts";
import { api, unwrap } from "#web/platform/api-client.ts";
import { withStepUp } from "#web/platform/step-up.tsx";

const requests = api.api.requests;
const tasks = api.api["request-tasks"];

export const requestsQuery = (open: "yes" | "no") =>
  infiniteQueryOptions({
    queryKey: ["requests", "list", open],
    queryFn: ({ pageParam }): Promise<Page<RequestRow>> =>
      unwrap(requests.$get({ query: { open, ...(pageParam === "" ? {} : { after: pageParam }) } })),
    initialPageParam: "",
    getNextPageParam: (last: Page<RequestRow>) => last.next,
  });
export const requestQuery = (requestId: string) =>
  queryOptions({
    queryKey: ["requests", "one", requestId],
    queryFn: (): Promise<RequestDetail> => unwrap(requests[":requestId"].$get({ param: { requestId } })),
  });
export const tasksQuery = queryOptions({
  queryKey: ["requests", "tasks"],
  queryFn: (): Promise<TaskRow[]> => unwrap(tasks.$get()),
});
export interface TaskKey {
  requestId: string;
  assignmentId: string;
}
export const taskQuery = (param: TaskKey) =>
  queryOptions({
    queryKey: ["requests", "task", param.requestId, param.assignmentId],
    queryFn: (): Promise<TaskDetail> => unwrap(tasks[":requestId"][":assignmentId"].$get({ param })),
  });
export const processingQuery = queryOptions({
  queryKey: ["processing-register"],
  queryFn: (): Promise<{ items: ProcessingEntry[] }> => unwrap(api.api["processing-register"].$get()),
});
export const noticesQuery = queryOptions({
  queryKey: ["request-notices"],
  queryFn: (): Promise<NoticeRow[]> => unwrap(api.api["request-notices"].$get()),
});

/** One mutation of a request; whatever it did, everything shown of requests is read again. */
const useChange = <Input>(change: (input: Input) => Promise<unknown>) => {
  const client = useQueryClient();
  return useMutation(() => ({
    mutationFn: change,
    onSettled: () => client.invalidateQueries({ queryKey: ["requests"] }),
  }));
};

export const useRegister = () =>
  useChange((json: v.InferOutput<typeof registerInput>) => unwrap(requests.$post({ json })));
export const useSendCode = (requestId: string) =>
  useChange((contactId: string) =>
    withStepUp(() => unwrap(requests[":requestId"].code.$post({ param: { requestId }, json: { contactId } }))),
  );
export const useProve = (requestId: string) =>
  useChange((json: v.InferInput<typeof proveInput>) =>
    withStepUp(() => unwrap(requests[":requestId"].proof.$post({ param: { requestId }, json }))),
  );
export const useIdentityOpen = (requestId: string) =>
  useChange((_: undefined) =>
    withStepUp(() => unwrap(requests[":requestId"]["identity-open"].$post({ param: { requestId } }))),
  );
export const useSetRecord = (requestId: string) =>
  useChange(({ contactId, about }: { contactId: string; about: boolean }) =>
    withStepUp(() =>
      unwrap(requests[":requestId"].records[":contactId"].$put({ param: { requestId, contactId }, json: { about } })),
    ),
  );
export const useDecide = (requestId: string) =>
  useChange((json: v.InferInput<typeof decideInput>) =>
    withStepUp(() => unwrap(requests[":requestId"].decision.$post({ param: { requestId }, json }))),
  );
export const useApprove = (requestId: string) =>
  useChange((agrees: boolean) =>
    withStepUp(() => unwrap(requests[":requestId"].approval.$post({ param: { requestId }, json: { agrees } }))),
  );
export const useHold = (requestId: string) =>
  useChange((_: undefined) => withStepUp(() => unwrap(requests[":requestId"].hold.$post({ param: { requestId } }))));
export const useReleaseHold = () =>
  useChange((requestId: string) => unwrap(requests[":requestId"].hold.$delete({ param: { requestId } })));
export const useReviewNote = (key: TaskKey) =>
  useChange(({ noteId, marks }: { noteId: string; marks: [number, number][] }) =>
    unwrap(tasks[":requestId"][":assignmentId"].notes[":noteId"].$put({ param: { ...key, noteId }, json: { marks } })),
  );
export const useReviewContact = (key: TaskKey) =>
  useChange(({ contactId, about }: { contactId: string; about: boolean }) =>
    unwrap(
      tasks[":requestId"][":assignmentId"].records[":contactId"].$put({
        param: { ...key, contactId },
        json: { about },
      }),
    ),
  );
export const useFinishTask = (key: TaskKey) =>
  useChange((_: undefined) => unwrap(tasks[":requestId"][":assignmentId"].done.$post({ param: key })));

export const useAnswerNotice = () => {
  const client = useQueryClient();
  return useMutation(() => ({
    mutationFn: ({ noticeId, json }: { noticeId: string; json: AnswerNotice }) =>
      unwrap(api.api["request-notices"][":noticeId"].answer.$post({ param: { noticeId }, json })),
    onSettled: () => client.invalidateQueries({ queryKey: ["request-notices"] }),
  }));
};
