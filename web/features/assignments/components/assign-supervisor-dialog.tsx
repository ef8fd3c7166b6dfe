import { useMutation, useQueryClient } from "@tanstack/solid-query";
import { createEffect, createSignal, on, Show } from "solid-js";
import type { AssignmentView } from "#contract/assignments.ts";
import { useQuery } from "#web/platform/use-query.ts";
import { Button } from "#web/ui/button.tsx";
import { Dialog } from "#web/ui/dialog.tsx";
import { Form } from "#web/ui/form/form.tsx";
import { SelectField } from "#web/ui/form/select-field.tsx";
import { EmptyState } from "#web/ui/states.tsx";
import { showToast } from "#web/ui/toast.tsx";
import { assignSupervisor, refreshAssignment, usersQuery } from "../assignments.queries.ts";
import { messages } from "../messages.ts";

/** Appoints one more supervisor; only supervisors of an assignment see it (P3-5). */
export function AssignSupervisorDialog(props: { open: boolean; onClose: () => void; assignment: AssignmentView }) {
  const t = messages.use();
  const client = useQueryClient();
  const users = useQuery(() => ({ ...usersQuery, enabled: props.open }));
  const [chosen, setChosen] = createSignal("");
  createEffect(
    on(
      () => props.open,
      () => setChosen(""),
    ),
  );
  const candidates = () => {
    const already = new Set(props.assignment.supervisors.map(({ id }) => id));
    return (users.isPending ? [] : (users.data ?? [])).filter(
      (user) => user.role === "supervisor" && user.deactivatedAt === null && !already.has(user.id),
    );
  };
  const assign = useMutation(() => ({
    mutationFn: () => assignSupervisor(props.assignment.id, chosen()),
    onSuccess: async () => {
      await refreshAssignment(client, props.assignment.id);
      props.onClose();
      showToast({ text: t("assign.done"), tone: "good" });
    },
  }));
  return (
    <Dialog open={props.open} onClose={props.onClose} title={t("assign.title")} description={t("assign.text")}>
      <Show
        when={users.isPending || users.isError || candidates().length > 0}
        fallback={<EmptyState title={t("assign.none")}>{t("assign.none.text")}</EmptyState>}
      >
        <Form
          onSubmit={() => (chosen() === "" ? undefined : assign.mutateAsync())}
          problem={assign.error ?? users.error}
          busy={assign.isPending}
        >
          <SelectField
            label={t("assign.who")}
            value={chosen()}
            onInput={setChosen}
            placeholder={t("assign.choose")}
            options={candidates().map((user) => ({
              value: user.id,
              label: user.ndaSigned ? user.name : t("assign.no_nda", { name: user.name }),
            }))}
          />
          <div class="flex justify-end gap-2">
            <Button onClick={props.onClose}>{t("cancel")}</Button>
            <Button type="submit" variant="primary" disabled={chosen() === ""}>
              {t("go.assign")}
            </Button>
          </div>
        </Form>
      </Show>
    </Dialog>
  );
}
