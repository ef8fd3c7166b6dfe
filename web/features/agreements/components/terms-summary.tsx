import type { AgreementTerms } from "#contract/assignments.ts";
import { formatDate, formatNumber } from "#web/platform/format.ts";
import { DataList } from "#web/ui/data-list.tsx";
import { messages } from "../messages.ts";
import { weekdays } from "../weekdays.ts";

/** The bounds at a glance, beside the text that holds them in full. */
export function TermsSummary(props: { terms: AgreementTerms }) {
  const t = messages.use();
  const days = () =>
    props.terms.callingHours.days
      .map((day) => weekdays[day - 1])
      .filter((name) => name !== undefined)
      .map((name) => t(`day.short.${name}`))
      .join(", ");
  return (
    <DataList
      class="text-base"
      items={[
        {
          label: t("summary.period"),
          value: t("summary.period.value", {
            from: formatDate(props.terms.startsOn),
            until: formatDate(props.terms.endsOn),
          }),
        },
        {
          label: t("summary.hours"),
          value: `${props.terms.callingHours.from}–${props.terms.callingHours.until}, ${days()}`,
        },
        {
          label: t("summary.calls"),
          value: props.terms.maxCallsPerDay === null ? t("summary.no_bound") : formatNumber(props.terms.maxCallsPerDay),
        },
        { label: t("terms.regions"), value: props.terms.regions.join(", ") || t("summary.no_bound") },
        { label: t("terms.sectors"), value: props.terms.sectors.join(", ") || t("summary.no_bound") },
      ]}
    />
  );
}
