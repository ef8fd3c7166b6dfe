import { registerSW } from "virtual:pwa-register";
import { onMount } from "solid-js";
import { showToast } from "#web/ui/toast.tsx";
import { messages } from "../messages.ts";

/** Registers the service worker; a new version waits until the person says so, never in the middle of a call. */
export function UpdatePrompt() {
  const t = messages.use();
  onMount(() => {
    if (!import.meta.env.PROD) return;
    const update = registerSW({
      immediate: true,
      onNeedRefresh: () =>
        showToast({
          text: t("update.text"),
          duration: null,
          action: { label: t("update.action"), run: () => void update(true) },
        }),
    });
  });
  return null;
}
