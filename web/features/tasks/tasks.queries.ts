import { queryOptions } from "@tanstack/solid-query";
import { api, unwrap } from "#web/platform/api-client.ts";

export const tasksQuery = queryOptions({ queryKey: ["tasks"], queryFn: () => unwrap(api.api.tasks.$get()) });
