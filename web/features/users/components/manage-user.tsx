import { createEffect, createSignal, on, Show } from "solid-js";
import type { UserRow } from "#contract/identity.ts";
import { Button } from "#web/ui/button.tsx";
import { Dialog } from "#web/ui/dialog.tsx";
import { messages } from "../messages.ts";
import type { UserRights } from "../users.models.ts";
import { DeactivateUser } from "./deactivate-user.tsx";
import { ResetFactor } from "./reset-factor.tsx";
import { UserRightsForm } from "./user-rights-form.tsx";

type Step = "manage" | "deactivate" | "factor";

/** All that can be done to one account. What ends something asks again in a dialog of its own. */
export function ManageUser(props: { user: UserRow | undefined; rights: UserRights; onClose: () => void }) {
  const t = messages.use();
  const [step, setStep] = createSignal<Step>("manage");
  createEffect(
    on(
      () => props.user?.id,
      () => setStep("manage"),
    ),
  );
  return (
    <Show when={props.user}>
      {(user) => (
        <>
          <Dialog open={step() === "manage"} onClose={props.onClose} title={user().name} description={user().email}>
            <div class="grid gap-5">
              <Show when={props.rights.update}>
                <UserRightsForm user={user()} onSaved={props.onClose} />
              </Show>
              <section class="grid gap-2" classList={{ "border-t border-line pt-4": props.rights.update }}>
                <h3 class="text-sm font-semibold">{t("manage.access")}</h3>
                <div class="flex flex-wrap gap-2">
                  <Show when={props.rights.resetFactor && user().twoFactorEnabled}>
                    <Button onClick={() => setStep("factor")}>{t("factor.reset")}</Button>
                  </Show>
                  <Button onClick={() => setStep("deactivate")}>{t("deactivate")}</Button>
                </div>
              </section>
            </div>
          </Dialog>
          <DeactivateUser open={step() === "deactivate"} user={user()} onClose={props.onClose} />
          <ResetFactor open={step() === "factor"} user={user()} onClose={props.onClose} />
        </>
      )}
    </Show>
  );
}
