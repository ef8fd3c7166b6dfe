import { defineConfig } from "vitest/config";
import { BaseSequencer, type TestSpecification } from "vitest/node";

// Signing in first, since it needs the agent whose NDA is still unsigned; the clock last, since time never goes back.
const order = ["sign-in", "story", "upload-real-file", "sealed-log", "pwa", "axe", "profile", "time"];

class StoryOrder extends BaseSequencer {
  override async sort(files: TestSpecification[]) {
    const place = ({ moduleId }: TestSpecification) => order.findIndex((name) => moduleId.endsWith(`/${name}.test.ts`));
    return [...files].sort((a, b) => place(a) - place(b));
  }
}

// One world and one browser at a time: the tests tell one story.
export default defineConfig({
  test: {
    include: ["test/e2e/**/*.test.ts"],
    fileParallelism: false,
    testTimeout: 120_000,
    hookTimeout: 120_000,
    // A browser on a busy machine takes its time; the default is one second.
    expect: { poll: { timeout: 15_000 } },
    bail: 0,
    sequence: { sequencer: StoryOrder },
  },
});
