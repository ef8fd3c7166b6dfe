import Check from "lucide-solid/icons/check";
import type { SessionInfo } from "#contract/identity.ts";
import { Badge } from "#web/ui/badge.tsx";
import { Card } from "#web/ui/card.tsx";
import { DataList } from "#web/ui/data-list.tsx";
import { messages } from "../messages.ts";

export function DetailsCard(props: { session: SessionInfo }) {
  const t = messages.use();
  const done = (text: string) => <Badge icon={<Check size={14} aria-hidden="true" />}>{text}</Badge>;
  return (
    <Card title={t("details.title")}>
      <DataList
        items={[
          { label: t("details.name"), value: props.session.user.name },
          { label: t("details.email"), value: props.session.user.email },
          { label: t("details.role"), value: t(`role.${props.session.user.role}`) },
          { label: t("details.factor"), value: done(t("details.factor_on")) },
          props.session.nda.required && { label: t("details.nda"), value: done(t("details.nda_signed")) },
        ]}
      />
      <p class="mt-3 text-sm text-ink-3">{t("details.change")}</p>
    </Card>
  );
}
