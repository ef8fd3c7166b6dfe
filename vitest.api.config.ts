import { cloudflareTest, readD1Migrations } from "@cloudflare/vitest-plugin";
import { defineConfig } from "vitest/config";

/** The product's own runtime, with the bindings of wrangler.toml. */
export const workerd = cloudflareTest(async () => ({
  remoteBindings: false,
  wrangler: { configPath: "./wrangler.toml" },
  miniflare: {
    cf: false,
    bindings: {
      TEST_MIGRATIONS: await readD1Migrations("./migrations"),
      AUTH_SECRET: "test-secret-test-secret-test-secret-0000",
      KEY_ENCRYPTION_KEY: "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=",
      SUPPRESSION_KEY: "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=",
      LOG_SIGNING_KEY: "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=",
      DEMO_WORLD: "on",
    },
  },
}));

export default defineConfig({
  plugins: [workerd],
  test: {
    include: ["test/api/**/*.test.ts"],
    setupFiles: ["./test/support/api-setup.ts"],
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
});
