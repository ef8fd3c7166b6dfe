import { defineConfig } from "vitest/config";

export default defineConfig({
  test: { include: ["test/unit/**/*.test.ts", "test/web/**/*.test.ts", "test/architecture/**/*.test.ts"] },
});
