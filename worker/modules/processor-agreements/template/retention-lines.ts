import type { Anchor, RetentionRule } from "#worker/retention/schedule.ts";
import { SCHEDULE } from "#worker/retention/schedule.ts";
import { promisedRules } from "../commitments.ts";
import { periodText } from "./words.ts";

const anchorText: Partial<Record<Anchor, string>> = {
  "last verification, else first entry": "vanaf de laatste controle, of anders de eerste vastlegging",
  "date of departure from the organisation": "vanaf de melding van uitdiensttreding",
  "last day of the sealed segment": "vanaf de laatste dag van het verzegelde deel",
  "moment of replacement": "vanaf de vervanging",
  "last activity of the upload": "vanaf de laatste activiteit van de upload",
  "start of the hold": "vanaf het begin van het uitstel, en alleen voor een met naam genoemde lopende zaak",
};

const line = (rule: RetentionRule) => {
  const parts: string[] = [];
  if (rule.reviewAfter !== null) parts.push(`aangemerkt voor controle na ${periodText(rule.reviewAfter)}`);
  parts.push(
    rule.purgeAfter === null ? "geen automatische verwijdering" : `verwijderd na ${periodText(rule.purgeAfter)}`,
  );
  const from = rule.anchor === "none" ? undefined : anchorText[rule.anchor];
  const end = rule.endsWith === "assignment" ? "; in elk geval verwijderd met de opdracht" : "";
  return `- ${rule.subject.nl}: ${parts.join("; ")}${from === undefined ? "" : ` (${from})`}${end}.`;
};

/** The periods of the schedule as lines of the agreement: the text can't promise another period than the machine keeps. */
export const retentionLines = () => promisedRules.map((rule) => line(SCHEDULE[rule]));
