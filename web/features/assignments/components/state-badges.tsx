import type { AgreementState, AssignmentState } from "#contract/assignments.ts";
import { Badge, type BadgeTone } from "#web/ui/badge.tsx";
import { messages } from "../messages.ts";

const STATE: Record<AssignmentState, BadgeTone> = { draft: "neutral", active: "good", inactive: "gone" };
const AGREEMENT: Record<AgreementState, BadgeTone> = {
  none: "review",
  signed: "review",
  not_started: "neutral",
  in_force: "good",
  ended: "bad",
};

export function AssignmentStateBadge(props: { state: AssignmentState }) {
  const t = messages.use();
  return <Badge tone={STATE[props.state]}>{t(`state.${props.state}`)}</Badge>;
}

export function AgreementStateBadge(props: { state: AgreementState }) {
  const t = messages.use();
  return <Badge tone={AGREEMENT[props.state]}>{t(`agreement.${props.state}`)}</Badge>;
}
