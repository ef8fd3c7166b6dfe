import type { ContactField } from "#contract/desk.ts";
import { Button } from "#web/ui/button.tsx";
import { messages } from "../messages.ts";
import { useDesk } from "../use-desk.ts";

/** How a shown value ends; the keys stand on the one they speak of. */
export function CheckAnswers(props: { contactId: string; field: ContactField; keys: boolean }) {
  const t = messages.use();
  const { checks, focus } = useDesk();
  const key = (letter: string) => (props.keys ? letter : undefined);
  const on = (act: () => void) => () => {
    checks.pick(props.contactId, props.field);
    act();
  };
  return (
    <fieldset
      tabindex={-1}
      ref={(element) => props.keys && focus.place("checks")(element)}
      aria-label={t("check.keys")}
      class="flex scroll-mt-24 scroll-mb-48 flex-wrap gap-1.5"
    >
      <Button size="sm" kbd={key("K")} onClick={on(checks.correct)}>
        {t("check.correct")}
      </Button>
      <Button size="sm" kbd={key("W")} onClick={on(checks.editCurrent)}>
        {t("check.change")}
      </Button>
      <Button size="sm" kbd={key("X")} variant="quiet" onClick={on(checks.uncheckable)}>
        {t("check.uncheckable")}
      </Button>
    </fieldset>
  );
}
