import { onRuntime, seconds } from "./runtime.mjs";
import { ids } from "./world.mjs";

/** The client's whole database as CSV, against reading the same rows bare in pages. Medians of three. */
export const benchDownload = (world, rowCount) =>
  onRuntime(world, async ({ call }) => {
    const own = [];
    const floor = [];
    for (let round = 0; round < 3; round++) {
      own.push(
        await seconds(async () => {
          const answer = await call(
            "GET",
            `/api/assignments/${ids.assignment}/export?dialect=excel-nl&notes=no`,
            undefined,
            { "x-bench-user": ids.user },
          );
          const lines = (await answer.text()).trimEnd().split("\r\n").length - 1;
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
    return { name: "download.csv", value, unit: "s", floor: base, ratio: value / base, rows: rowCount };
  });
