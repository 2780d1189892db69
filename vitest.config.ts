import { defineConfig } from "vitest/config";

const elsewhere = [
  "node_modules/**",
  ".output/**",
  ".terance/**",
  "**/*.browser.test.ts",
  "**/*.browser.test.tsx",
];

// What needs neither workerd nor a browser; the other projects have a configuration of their own beside this one.
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: "unit",
          include: ["**/*.test.ts", "**/*.test.tsx"],
          exclude: [...elsewhere, "worker/**", "tests/{architecture,e2e,path,security}/**"],
        },
      },
      { test: { name: "architecture", include: ["tests/architecture/**/*.test.ts"] } },
    ],
  },
});
