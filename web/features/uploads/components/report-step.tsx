import { Link } from "@tanstack/solid-router";
import { createSignal } from "solid-js";
import type { UploadView } from "#contract/uploads.ts";
import { problemText } from "#web/platform/problem.ts";
import { Button } from "#web/ui/button.tsx";
import { buttonClass } from "#web/ui/button-class.ts";
import { showToast } from "#web/ui/toast.tsx";
import { messages } from "../messages.ts";
import { saveRefused } from "../save-refused.ts";
import { allRefusals } from "../uploads.queries.ts";
import type { Wizard } from "../wizard.ts";
import { issueTitle } from "../words.ts";
import { Report } from "./report.tsx";
import { StepFrame } from "./step-frame.tsx";
import { UndoUpload } from "./undo-upload.tsx";

export function ReportStep(props: { wizard: Wizard; view: UploadView }) {
  const t = messages.use();
  const [saving, setSaving] = createSignal(false);
  const [undoing, setUndoing] = createSignal(false);
  const save = async () => {
    const table = props.wizard.table();
    if (!table) return;
    setSaving(true);
    try {
      const refusals = await allRefusals(props.view.id);
      await saveRefused(table, refusals, {
        heading: t("report.reason"),
        reason: (each) => issueTitle(each.code),
        discarded: t("report.discarded"),
      });
    } catch (thrown) {
      showToast({ text: problemText(thrown), tone: "bad" });
    } finally {
      setSaving(false);
    }
  };
  return (
    <StepFrame
      title={t("report.title")}
      actions={
        <>
          <Button variant="quiet" onClick={() => setUndoing(true)}>
            {t("undo.title")}
          </Button>
          <Button onClick={() => props.wizard.restart()}>{t("report.another")}</Button>
          <Link
            to="/assignments/$assignmentId/database"
            params={{ assignmentId: props.wizard.assignmentId }}
            class={buttonClass("primary")}
          >
            {t("report.database")}
          </Link>
        </>
      }
    >
      <Report
        view={props.view}
        actions={
          <Button size="sm" busy={saving()} onClick={() => void save()}>
            {t("report.save")}
          </Button>
        }
      />
      <UndoUpload
        upload={undoing() ? props.view : undefined}
        assignmentId={props.wizard.assignmentId}
        onClose={() => setUndoing(false)}
        onUndone={() => props.wizard.restart()}
      />
    </StepFrame>
  );
}
