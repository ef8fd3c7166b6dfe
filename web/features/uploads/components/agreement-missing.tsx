import { Link } from "@tanstack/solid-router";
import FileLock from "lucide-solid/icons/file-lock";
import { buttonClass } from "#web/ui/button-class.ts";
import { Card } from "#web/ui/card.tsx";
import { EmptyState } from "#web/ui/states.tsx";
import { messages } from "../messages.ts";

/** No agreement, no upload (P5-1): says why and where to go. */
export function AgreementMissing(props: { assignmentId: string }) {
  const t = messages.use();
  return (
    <Card>
      <EmptyState
        icon={<FileLock size={24} aria-hidden="true" />}
        title={t("agreement.title")}
        action={
          <Link
            to="/assignments/$assignmentId/agreement"
            params={{ assignmentId: props.assignmentId }}
            class={buttonClass("primary")}
          >
            {t("agreement.link")}
          </Link>
        }
      >
        {t("agreement.text")}
      </EmptyState>
    </Card>
  );
}
