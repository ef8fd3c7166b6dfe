import { mergeConfig } from "vitest/config";
import api from "./vitest.api.config.ts";

// Long suites in the runtime itself: the second half of `npm run test:deep`.
const { test: _, ...runtime } = api;
export default mergeConfig(runtime, {
  test: {
    include: ["test/deep/api/**/*.test.ts"],
    setupFiles: ["./test/support/api-setup.ts"],
    fileParallelism: false,
    testTimeout: 1_800_000,
  },
});
