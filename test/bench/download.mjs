import { onRuntime, seconds } from "./runtime.mjs";
import { ids } from "./world.mjs";

const rowsOf = {
  "excel-nl": async (answer) => (await answer.text()).trimEnd().split("\r\n").length - 1,
  xlsx: async (answer) => {
    const whole = new Uint8Array(await answer.arrayBuffer());
    if (whole.at(-22) !== 0x50) throw new Error("the workbook does not end as a zip does");
    return Number(answer.headers.get("x-row-count"));
  },
};

/** The client's whole database as a file, against reading the same rows bare in pages. Medians of three. */
const benchKind = (world, rowCount, kind, name) =>
  onRuntime(world, async ({ call }) => {
    const own = [];
    const floor = [];
    for (let round = 0; round < 3; round++) {
      own.push(
        await seconds(async () => {
          const answer = await call(
            "GET",
            `/api/assignments/${ids.assignment}/export?dialect=${kind}&notes=no`,
            undefined,
            { "x-bench-user": ids.user },
          );
          const lines = await rowsOf[kind](answer);
          if (lines !== rowCount) throw new Error(`the download holds ${lines} rows`);
        }),
      );
      floor.push(
        await seconds(async () => {
          let after = 0;
          let count = 0;
          while (after !== null) {
            const page = await (
              await call("POST", "/api/bench/floor-read", { assignmentId: ids.assignment, after })
            ).json();
            after = page.last;
            count += page.count;
          }
          if (count !== rowCount) throw new Error(`the floor read ${count} rows`);
        }),
      );
    }
    const median = (times) => times.sort((a, b) => a - b)[1];
    const [value, base] = [median(own), median(floor)];
    return { name, value, unit: "s", floor: base, ratio: value / base, rows: rowCount };
  });

export const benchDownload = async (world, rowCount) => [
  await benchKind(world, rowCount, "excel-nl", "download.csv"),
  await benchKind(world, rowCount, "xlsx", "download.xlsx"),
];
