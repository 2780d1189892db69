import { expect, test } from "vitest";
import { countReport } from "#scripts/suite-report.ts";

const passed = { fullName: "adds", status: "passed" };
const failed = { fullName: "subtracts", status: "failed", failureMessages: ["expected 1, got 2"] };
const skipped = { fullName: "divides", status: "pending" };

test("counts passed, failed and skipped tests and keeps what failed", () => {
  const file = { name: "/a.test.ts", status: "failed", assertionResults: [passed, failed, skipped] };

  const counts = countReport({ testResults: [file] });

  expect(counts).toMatchObject({ passed: 1, failed: 1, skipped: 1 });
  expect(counts.failures[0]).toContain("subtracts\nexpected 1, got 2");
});

test("counts a file that cannot be loaded as one failure", () => {
  const file = { name: "/a.test.ts", status: "failed", message: "Cannot find module", assertionResults: [] };

  const counts = countReport({ testResults: [file] });

  expect(counts.failed).toBe(1);
  expect(counts.failures[0]).toContain("Cannot find module");
});
