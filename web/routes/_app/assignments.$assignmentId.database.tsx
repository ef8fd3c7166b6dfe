import { createFileRoute } from "@tanstack/solid-router";
import * as v from "valibot";
import { leadStates, rowChecks } from "#contract/rows.ts";
import { DatabasePage } from "#web/features/database/components/database-page.tsx";

/** What another screen asks to see; an unknown word asks for nothing. */
const search = v.object({
  check: v.optional(v.fallback(v.optional(v.picklist(rowChecks)), undefined)),
  state: v.optional(v.fallback(v.optional(v.picklist(leadStates)), undefined)),
});

export const Route = createFileRoute("/_app/assignments/$assignmentId/database")({
  validateSearch: search,
  component: DatabaseRoute,
});

function DatabaseRoute() {
  const context = Route.useRouteContext();
  const params = Route.useParams();
  const asked = Route.useSearch();
  return (
    <DatabasePage
      assignmentId={params().assignmentId}
      role={context().session.user.role}
      filter={Object.fromEntries(Object.entries(asked()).filter(([, value]) => value !== undefined))}
    />
  );
}
