import { defineConfig } from "vitest/config";
import { workerd } from "./vitest.api.config.ts";

const long = { fileParallelism: false, testTimeout: 600_000, hookTimeout: 600_000 };

// Long suites on real files, big worlds and every fault: `npm run test:deep`, not part of `npm test`.
export default defineConfig({
  test: {
    fileParallelism: false,
    projects: [
      { test: { name: "node", include: ["test/deep/*.test.ts"], ...long } },
      {
        plugins: [workerd],
        test: {
          name: "workerd",
          include: ["test/deep/workerd/*.test.ts"],
          setupFiles: ["./test/support/api-setup.ts"],
          ...long,
        },
      },
    ],
  },
});
