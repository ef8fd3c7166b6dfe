import { createSignal, For, Show } from "solid-js";
import { formatDate } from "#web/platform/format.ts";
import { passkeysSupported } from "#web/platform/passkey.ts";
import { useQuery } from "#web/platform/use-query.ts";
import { Button } from "#web/ui/button.tsx";
import { Card } from "#web/ui/card.tsx";
import { ConfirmDialog } from "#web/ui/confirm-dialog.tsx";
import { QueryView } from "#web/ui/query-view.tsx";
import { showToast } from "#web/ui/toast.tsx";
import { useRemovePasskey } from "../account.mutations.ts";
import { type Passkey, passkeysQuery } from "../account.queries.ts";
import { messages } from "../messages.ts";
import { AddPasskey } from "./add-passkey.tsx";

export function PasskeysCard() {
  const t = messages.use();
  const passkeys = useQuery(() => passkeysQuery);
  const remove = useRemovePasskey();
  const [chosen, setChosen] = createSignal<Passkey>();
  const nameOf = (passkey: Passkey | undefined) => passkey?.name || t("passkeys.unnamed");
  const confirm = async () => {
    const passkey = chosen();
    if (!passkey) return;
    await remove.mutateAsync(passkey.id);
    showToast({ text: t("passkeys.removed"), tone: "good" });
  };
  return (
    <Card title={t("passkeys.title")}>
      <div class="grid gap-3">
        <p class="max-w-measure text-ink-2">{t("passkeys.text")}</p>
        <QueryView
          query={passkeys}
          empty={(rows) => rows.length === 0}
          whenEmpty={<p class="text-ink-3">{t("passkeys.empty")}</p>}
        >
          {(rows) => (
            <ul class="divide-y divide-line border-y border-line">
              <For each={rows()}>
                {(passkey) => (
                  <li class="flex flex-wrap items-center justify-between gap-2 py-2">
                    <span>
                      <span class="font-medium">{nameOf(passkey)}</span>
                      <Show when={passkey.createdAt}>
                        {(at) => (
                          <span class="block text-xs text-ink-3">
                            {t("passkeys.created", { date: formatDate(at()) })}
                          </span>
                        )}
                      </Show>
                    </span>
                    <Button
                      size="sm"
                      aria-label={`${t("passkeys.remove")}: ${nameOf(passkey)}`}
                      onClick={() => setChosen(passkey)}
                    >
                      {t("passkeys.remove")}
                    </Button>
                  </li>
                )}
              </For>
            </ul>
          )}
        </QueryView>
        <Show when={passkeysSupported()} fallback={<p class="text-sm text-ink-3">{t("passkeys.unsupported")}</p>}>
          <AddPasskey />
        </Show>
      </div>
      <ConfirmDialog
        open={chosen() !== undefined}
        onClose={() => setChosen(undefined)}
        onConfirm={confirm}
        title={t("passkeys.remove_title")}
        confirmLabel={t("passkeys.remove_confirm")}
        danger
      >
        <p>{t("passkeys.remove_text", { name: nameOf(chosen()) })}</p>
      </ConfirmDialog>
    </Card>
  );
}
