import { defineConfig } from "vitest/config";

// Tests that need a real layout: Node drives a headless Chromium against pages served from loopback.
export default defineConfig({
  test: {
    name: "browser",
    include: ["**/*.browser.test.ts"],
    exclude: ["node_modules/**", ".output/**", ".terance/**"],
    environment: "node",
    fileParallelism: false,
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
