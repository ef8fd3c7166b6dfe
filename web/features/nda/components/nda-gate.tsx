import { useQuery } from "#web/platform/use-query.ts";
import { Page, PageHeader } from "#web/ui/page.tsx";
import { QueryView } from "#web/ui/query-view.tsx";
import { messages } from "../messages.ts";
import { ndaTextQuery } from "../nda.queries.ts";
import { NdaDocument } from "./nda-document.tsx";
import { SignNda } from "./sign-nda.tsx";

/** All that staff without a valid NDA get to see (P1-2). */
export function NdaGate(props: { onSigned: () => void }) {
  const t = messages.use();
  const current = useQuery(() => ndaTextQuery);
  return (
    <Page width="text">
      <PageHeader pageName={t("title")} lead={t("lead")} />
      <QueryView query={current}>
        {(nda) => (
          <>
            <NdaDocument nda={nda()} />
            <SignNda nda={nda()} onSigned={props.onSigned} onRenewed={() => current.refetch()} />
          </>
        )}
      </QueryView>
    </Page>
  );
}
