import { expect, test } from "vitest";
import { describeStage, describeTotal } from "#scripts/run-stages.ts";

const unit = { name: "unit", seconds: 1.24, passed: 5, failed: 0, skipped: 0, failures: [] };
const worker = { name: "worker", seconds: 2, passed: 1, failed: 1, skipped: 2, failures: ["a › b\nwrong"] };

test("adds the stages up in one line, with what was skipped only when something was", () => {
  expect(describeTotal([unit])).toBe("5 passed, 0 failed");
  expect(describeTotal([unit, worker])).toBe("6 passed, 1 failed, 2 skipped");
});

test("shows a stage's time and what failed in it", () => {
  const text = describeStage(worker);

  expect(text).toMatch(/✗ worker\s+2\.0 s\s+1 passed, 1 failed, 2 skipped/);
  expect(text).toContain("  a › b\n  wrong");
});
