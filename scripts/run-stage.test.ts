import { expect, test } from "vitest";
import { judgeSuite, runStage } from "#scripts/run-stage.ts";

const clean = { code: 0, output: "", seconds: 1 };

test("fails a suite in which no test ran", () => {
  const none = { passed: 0, failed: 0, skipped: 3, failures: [] };

  const judged = judgeSuite(none, clean);

  expect(judged.failed).toBe(1);
  expect(judged.failures[0]).toContain("no test ran");
});

test("fails a suite that ends badly although every test passed", () => {
  const counts = { passed: 5, failed: 0, skipped: 0, failures: [] };

  const judged = judgeSuite(counts, { ...clean, code: 1, output: "Unhandled rejection" });

  expect(judged).toMatchObject({ passed: 5, failed: 1 });
  expect(judged.failures[0]).toContain("Unhandled rejection");
});

test("fails a suite without a report", () => {
  const judged = judgeSuite(null, { ...clean, code: 127, output: "vitest: not found" });

  expect(judged.failed).toBe(1);
  expect(judged.failures[0]).toContain("vitest: not found");
});

test("counts a check as one test, and shows what it printed when it fails", async () => {
  const command = ["node", "-e", "process.stdout.write('three errors'); process.exit(2)"] as const;

  const result = await runStage({
    name: "lint",
    kind: "check",
    command,
    needsBrowser: false,
    timeout: 20_000,
  });

  expect(result).toMatchObject({ passed: 0, failed: 1 });
  expect(result.failures[0]).toContain("three errors");
});
