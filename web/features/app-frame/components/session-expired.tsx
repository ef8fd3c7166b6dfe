import { useQueryClient } from "@tanstack/solid-query";
import { type Component, lazy, Show, Suspense } from "solid-js";
import { resumeSession, sessionExpired } from "#web/platform/session.ts";
import { buttonClass } from "#web/ui/button-class.ts";
import { Dialog } from "#web/ui/dialog.tsx";
import { Loading } from "#web/ui/states.tsx";
import { messages } from "../messages.ts";

type SignIn = Component<{ onSignedIn: () => void }>;

/** Sign-in over the page, so that a note in the making stays. The form itself is handed in by the root route. */
export function SessionExpired(props: { load: (() => Promise<{ default: SignIn }>) | undefined }) {
  const t = messages.use();
  const client = useQueryClient();
  const SignInForm = props.load && lazy(props.load);
  return (
    <Show when={sessionExpired()}>
      <Dialog open title={t("expired.title")} description={t("expired.text")}>
        <Show
          when={SignInForm}
          fallback={
            <a href="/sign-in" class={buttonClass("primary")}>
              {t("expired.open")}
            </a>
          }
        >
          {(Form) => (
            <Suspense fallback={<Loading />}>
              {(() => {
                const Loaded = Form();
                return <Loaded onSignedIn={() => void resumeSession(client)} />;
              })()}
            </Suspense>
          )}
        </Show>
      </Dialog>
    </Show>
  );
}
