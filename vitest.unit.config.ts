import { defineConfig } from "vitest/config";

// No test measures time: one that needs long for its hashes or its fuzzing on a busy machine is not wrong.
export default defineConfig({
  test: {
    include: ["test/unit/**/*.test.ts", "test/web/**/*.test.ts", "test/architecture/**/*.test.ts"],
    testTimeout: 120_000,
  },
});
