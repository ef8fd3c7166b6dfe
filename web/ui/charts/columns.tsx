import { For } from "solid-js";

export interface ColumnPair {
  label: string;
  whole: number;
  part: number;
}

const width = 24;
const height = 120;

/** Standing columns in order of time, the part drawn within its whole; the first, middle and last are named. */
export function Columns(props: { pairs: ColumnPair[] }) {
  const most = () => Math.max(1, ...props.pairs.map(({ whole }) => whole));
  const scaled = (value: number) => (value === 0 ? 0 : Math.max(2, (height * value) / most()));
  const named = () => {
    const last = props.pairs.length - 1;
    return [...new Set([0, Math.floor(last / 2), last])].map((at) => props.pairs[at]?.label);
  };
  return (
    <div class="grid gap-1">
      <svg
        class="h-32 w-full border-b border-line-strong"
        viewBox={`0 0 ${Math.max(8, props.pairs.length) * width} ${height}`}
        preserveAspectRatio="none"
      >
        <title>{named().join(" – ")}</title>
        <For each={props.pairs}>
          {(pair, at) => (
            <>
              <rect
                x={at() * width + 4}
                y={height - scaled(pair.whole)}
                width={width - 8}
                height={scaled(pair.whole)}
                class="fill-line-strong"
              />
              <rect
                x={at() * width + 4}
                y={height - scaled(pair.part)}
                width={width - 8}
                height={scaled(pair.part)}
                class="fill-good"
              />
            </>
          )}
        </For>
      </svg>
      <p class="flex justify-between gap-2 text-xs text-ink-3">
        <For each={named()}>{(label) => <span>{label}</span>}</For>
      </p>
    </div>
  );
}
