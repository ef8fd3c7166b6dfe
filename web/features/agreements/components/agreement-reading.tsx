import Printer from "lucide-solid/icons/printer";
import { createSignal, Show } from "solid-js";
import type { AgreementView } from "#contract/assignments.ts";
import type { Role } from "#contract/roles.ts";
import { formatDate } from "#web/platform/format.ts";
import { useSession } from "#web/platform/session.ts";
import { Banner, type Tone } from "#web/ui/banner.tsx";
import { Button } from "#web/ui/button.tsx";
import { Card } from "#web/ui/card.tsx";
import { Page } from "#web/ui/page.tsx";
import { messages } from "../messages.ts";
import { AgreementText } from "./agreement-text.tsx";
import { CountersignForm } from "./countersign-form.tsx";
import { SignAgreement } from "./sign-agreement.tsx";
import { Signatures } from "./signatures.tsx";
import { TermsSummary } from "./terms-summary.tsx";
import "../print.css";

const TONE: Record<AgreementView["state"], Tone> = {
  none: "info",
  signed: "warn",
  not_started: "info",
  in_force: "good",
  ended: "bad",
};

/** A signed agreement: its state, the text as it was signed, both signatures, and what is left to do. */
export function AgreementReading(props: { agreement: AgreementView; role: Role }) {
  const t = messages.use();
  const session = useSession();
  const [renewing, setRenewing] = createSignal(false);
  const side = () => (props.role === "client" ? "client" : "staff");
  const mayCountersign = () =>
    props.agreement.state === "signed" &&
    (props.role === "director" || (props.role === "supervisor" && session.data?.user.mayCountersign === true));
  const stateText = () => {
    const { state, terms } = props.agreement;
    const date = formatDate(state === "not_started" ? terms.startsOn : terms.endsOn);
    if (state === "signed") return t(mayCountersign() ? "state.signed.you" : `state.signed.${side()}`);
    return t(`state.${state}`, { date });
  };

  return (
    <Show
      when={!(renewing() && props.agreement.state === "ended")}
      fallback={
        <Page>
          <SignAgreement assignmentId={props.agreement.assignmentId} />
        </Page>
      }
    >
      <Page>
        <Banner
          tone={TONE[props.agreement.state]}
          actions={
            <>
              <Show when={props.agreement.state === "ended" && props.role === "client"}>
                <Button variant="primary" onClick={() => setRenewing(true)}>
                  {t("renew")}
                </Button>
              </Show>
              <Button icon={<Printer size={16} aria-hidden="true" />} onClick={() => window.print()}>
                {t("print")}
              </Button>
            </>
          }
        >
          {stateText()}
        </Banner>
        <div class="grid items-start gap-5 lg:grid-cols-[minmax(0,1fr)_20rem]">
          <div class="grid gap-5">
            <article data-print="" class="grid gap-6 rounded-lg border border-line bg-surface px-5 py-6 sm:px-8">
              <AgreementText text={props.agreement.text} />
              <Signatures agreement={props.agreement} />
            </article>
            <Show when={mayCountersign()}>
              <CountersignForm assignmentId={props.agreement.assignmentId} />
            </Show>
          </div>
          <Card title={t("terms.title")} class="max-lg:order-first lg:sticky lg:top-16">
            <TermsSummary terms={props.agreement.terms} />
          </Card>
        </div>
      </Page>
    </Show>
  );
}
