import { formatDate, formatDateTime, formatNumber } from "#web/platform/format.ts";

/** "23 nov 2026": `<DateText value={row.createdAt} />` (instant or local date) */
export const DateText = (props: { value: string }) => <time datetime={props.value}>{formatDate(props.value)}</time>;

/** "23 nov 2026, 14:05" */
export const DateTimeText = (props: { value: string }) => (
  <time datetime={props.value}>{formatDateTime(props.value)}</time>
);

/** "6.781" */
export const NumberText = (props: { value: number }) => <span class="tabular">{formatNumber(props.value)}</span>;
