import Printer from "lucide-solid/icons/printer";
import { createSignal, Show } from "solid-js";
import type { AgreementTerms, AgreementView } from "#contract/assignments.ts";
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
export function AgreementReading(props: {
  agreement: AgreementView;
  next: AgreementView | null;
  proposed: AgreementTerms | null;
  role: Role;
}) {
  const t = messages.use();
  const session = useSession();
  const [renewing, setRenewing] = createSignal(false);
  const side = () => (props.role === "client" ? "client" : "staff");
  /** What is read: the agreement that counts, or the one signed to follow it. */
  const [following, setFollowing] = createSignal(false);
  const shown = () => (following() && props.next ? props.next : props.agreement);
  const mayRenew = () => props.role === "client" && props.proposed !== null && shown() === props.agreement;
  const ending = () => shown().endsInDays;
  const tone = (): Tone => (ending() === null ? TONE[shown().state] : "warn");
  const mayCountersign = () =>
    shown().state === "signed" &&
    (props.role === "director" || (props.role === "supervisor" && session.data?.user.mayCountersign === true));
  const stateText = () => {
    const { state, terms } = shown();
    const days = ending();
    if (days !== null) return t("state.ending", { days, date: formatDate(terms.endsOn) });
    const date = formatDate(state === "not_started" ? terms.startsOn : terms.endsOn);
    if (state === "signed") return t(mayCountersign() ? "state.signed.you" : `state.signed.${side()}`);
    return t(`state.${state}`, { date });
  };

  return (
    <Show
      when={!(renewing() && mayRenew())}
      fallback={
        <Page>
          <SignAgreement
            assignmentId={props.agreement.assignmentId}
            proposed={props.proposed}
            renewal={props.agreement.state === "in_force"}
            onDone={() => setRenewing(false)}
          />
        </Page>
      }
    >
      <Page>
        <Banner
          tone={tone()}
          actions={
            <>
              <Show when={mayRenew()}>
                <Button
                  variant={ending() !== null || shown().state === "ended" ? "primary" : "secondary"}
                  onClick={() => setRenewing(true)}
                >
                  {t(shown().state === "ended" ? "renew" : "renew.early")}
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
        <Show when={props.next}>
          {(next) => (
            <Banner
              tone={next().state === "signed" ? "warn" : "good"}
              actions={
                <Button onClick={() => setFollowing(!following())}>{t(following() ? "next.back" : "next.read")}</Button>
              }
            >
              {t(`next.${next().state === "signed" ? "signed" : "ready"}`, { date: formatDate(next().terms.startsOn) })}
            </Banner>
          )}
        </Show>
        <Show when={props.role !== "client" && shown().deviations.length > 0}>
          <Banner tone="bad">{t("deviations")}</Banner>
        </Show>
        <div class="grid items-start gap-5 lg:grid-cols-[minmax(0,1fr)_20rem]">
          <div class="grid gap-5">
            <article data-print="" class="grid gap-6 rounded-lg border border-line bg-surface px-5 py-6 sm:px-8">
              <AgreementText text={shown().text} />
              <Signatures agreement={shown()} />
            </article>
            <Show when={mayCountersign()}>
              <CountersignForm assignmentId={props.agreement.assignmentId} />
            </Show>
          </div>
          <Card title={t("terms.title")} class="max-lg:order-first lg:sticky lg:top-16">
            <TermsSummary terms={shown().terms} />
          </Card>
        </div>
      </Page>
    </Show>
  );
}
