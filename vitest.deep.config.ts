import { defineConfig } from "vitest/config";

// Long suites on real files and big worlds: `npm run test:deep`, not part of `npm test`.
export default defineConfig({
  test: {
    include: ["test/deep/**/*.test.ts"],
    exclude: ["test/deep/api/**"],
    fileParallelism: false,
    testTimeout: 600_000,
    hookTimeout: 600_000,
  },
});
