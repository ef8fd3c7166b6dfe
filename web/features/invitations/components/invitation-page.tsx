import { createSignal, Match, Show, Switch } from "solid-js";
import { takeFragmentToken } from "#web/platform/fragment-token.ts";
import { isProblem } from "#web/platform/problem.ts";
import { useQuery } from "#web/platform/use-query.ts";
import { Page } from "#web/ui/page.tsx";
import { QueryView } from "#web/ui/query-view.tsx";
import { invitationQuery } from "../invitations.queries.ts";
import { messages } from "../messages.ts";
import { AcceptInvitation } from "./accept-invitation.tsx";
import { OutcomePage } from "./outcome-page.tsx";

const GONE = ["identity.invitation_invalid", "identity.email_in_use", "request.invalid", "access.not_found"] as const;

/** For who was invited: whom it is for, a password, done. */
export function InvitationPage() {
  const t = messages.use();
  const token = takeFragmentToken();
  const [state, setState] = createSignal<"open" | "accepted" | "gone">(token === "" ? "gone" : "open");
  return (
    <Switch>
      <Match when={state() === "open"}>
        <OpenInvitation token={token} onAccepted={() => setState("accepted")} onGone={() => setState("gone")} />
      </Match>
      <Match when={state() === "accepted"}>
        <OutcomePage title={t("done.title")} text={t("done.text")} />
      </Match>
      <Match when={state() === "gone"}>
        <OutcomePage title={t("gone.title")} text={t("gone.text")} />
      </Match>
    </Switch>
  );
}

function OpenInvitation(props: { token: string; onAccepted: () => void; onGone: () => void }) {
  const t = messages.use();
  const invitation = useQuery(() => invitationQuery(props.token));
  const gone = () => GONE.some((code) => isProblem(invitation.error, code));
  return (
    <Show when={!gone()} fallback={<OutcomePage title={t("gone.title")} text={t("gone.text")} />}>
      <Page width="text">
        <QueryView query={invitation}>{(preview) => <AcceptInvitation {...props} preview={preview()} />}</QueryView>
      </Page>
    </Show>
  );
}
