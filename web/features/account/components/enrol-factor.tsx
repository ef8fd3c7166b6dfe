import { createSignal, Match, Switch } from "solid-js";
import { Card } from "#web/ui/card.tsx";
import { Page, PageHeader } from "#web/ui/page.tsx";
import type { Enrolment } from "../account.mutations.ts";
import { messages } from "../messages.ts";
import { EnrolPassword } from "./enrol-password.tsx";
import { KeepCodes } from "./keep-codes.tsx";
import { ScanCode } from "./scan-code.tsx";

/** A session without a second factor reaches this screen only (L-12): password, authenticator app, recovery codes. */
export function EnrolFactor(props: { onDone: () => void }) {
  const t = messages.use();
  const [enrolment, setEnrolment] = createSignal<Enrolment>();
  const [confirmed, setConfirmed] = createSignal(false);
  const steps = () => [t("factor.step_password"), t("factor.step_scan"), t("factor.step_keep")];
  const at = () => (confirmed() ? 2 : enrolment() ? 1 : 0);
  return (
    <Page width="text">
      <PageHeader pageName={t("factor.title")} lead={t("factor.lead")} />
      <Card title={t("factor.step", { n: at() + 1, name: steps()[at()] ?? "" })}>
        <Switch fallback={<EnrolPassword onStarted={setEnrolment} />}>
          <Match when={confirmed() && enrolment()}>
            {(known) => <KeepCodes codes={known().backupCodes} onDone={props.onDone} />}
          </Match>
          <Match when={enrolment()}>
            {(known) => <ScanCode uri={known().totpURI} onConfirmed={() => setConfirmed(true)} />}
          </Match>
        </Switch>
      </Card>
    </Page>
  );
}
