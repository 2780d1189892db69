import { cloudflareTest, readD1Migrations } from "@cloudflare/vitest-plugin";
import { defineConfig } from "vitest/config";

// What runs in workerd: the worker's own tests, and the path joined in memory against a fake provider.
export default defineConfig({
  plugins: [
    cloudflareTest(async ({ inject }) => ({
      main: "./worker/index.ts",
      wrangler: { configPath: "./wrangler.toml" },
      miniflare: {
        bindings: {
          TERANCE_ACCESS: "open",
          TERANCE_ALLOW_PRIVATE: "1",
          TERANCE_PROVIDERS: inject("providers"),
          MIGRATIONS: await readD1Migrations("drizzle"),
        },
      },
    })),
  ],
  test: {
    name: "worker",
    // One workerd for all files: starting one for each costs more than all tests together.
    isolate: false,
    maxWorkers: 1,
    include: ["worker/**/*.test.ts", "tests/path/**/*.test.ts"],
    globalSetup: ["./tests/fakes/serve-fake-provider.ts"],
    setupFiles: ["./tests/path/apply-migrations.ts"],
  },
});
