import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    name: "e2e",
    environment: "node",
    include: ["tests/e2e/**/*.test.ts", "tests/security/**/*.test.ts"],
    globalSetup: "tests/e2e/harness/global-setup.ts",
    // Browsers and workers share two cores: one file after the other, and nothing is ever retried.
    fileParallelism: false,
    isolate: false,
    testTimeout: 60_000,
    hookTimeout: 90_000,
  },
});
