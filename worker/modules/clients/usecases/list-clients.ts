import type { ClientRow } from "#contract/assignments.ts";
import type { Grant } from "#worker/access/index.ts";
import type { Deps } from "#worker/deps.ts";
import * as repository from "../clients.repository.ts";

export const listClients = ({ grant, deps }: { grant: Grant<"client.list">; deps: Deps }): Promise<ClientRow[]> =>
  repository.listClients(deps, grant);
