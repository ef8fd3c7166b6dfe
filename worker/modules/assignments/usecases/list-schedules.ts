import type { ScheduleRow } from "#contract/assignments.ts";
import type { Grant } from "#worker/access/index.ts";
import type { Deps } from "#worker/deps.ts";
import * as repository from "../schedules.repository.ts";

export const listSchedules = ({ grant, deps }: { grant: Grant<"schedule.list">; deps: Deps }): Promise<ScheduleRow[]> =>
  repository.listSchedules(deps, grant);
