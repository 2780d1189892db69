import { existsSync, readFileSync } from "node:fs";
import { relative } from "node:path";
import { projectRoot } from "#scripts/project-root.ts";
import { z } from "#shared/zod.ts";

const Report = z.object({
  testResults: z.array(
    z.object({
      name: z.string(),
      status: z.string(),
      message: z.string().optional(),
      assertionResults: z.array(
        z.object({
          fullName: z.string(),
          status: z.string(),
          failureMessages: z.array(z.string()).nullish(),
        }),
      ),
    }),
  ),
});

export type SuiteCounts = { passed: number; failed: number; skipped: number; failures: string[] };

/** Counts a report of vitest's JSON reporter; null when there is none, or it is not one. */
export function readSuiteReport(path: string): SuiteCounts | null {
  if (!existsSync(path)) return null;
  const report = Report.safeParse(parse(readFileSync(path, "utf8")));
  return report.success ? countReport(report.data) : null;
}

/** A file that could not be loaded is one failure, although no test of it ran. */
export function countReport(report: z.infer<typeof Report>): SuiteCounts {
  const counts: SuiteCounts = { passed: 0, failed: 0, skipped: 0, failures: [] };
  for (const file of report.testResults) {
    const path = relative(projectRoot, file.name);
    for (const test of file.assertionResults) {
      if (test.status === "passed") counts.passed++;
      else if (test.status === "failed") {
        counts.failed++;
        counts.failures.push(`${path} › ${test.fullName}\n${(test.failureMessages ?? []).join("\n")}`);
      } else counts.skipped++;
    }
    const hasFailedTest = file.assertionResults.some((test) => test.status === "failed");
    if (file.status === "failed" && !hasFailedTest) {
      counts.failed++;
      counts.failures.push(`${path}\n${file.message ?? "could not be loaded"}`);
    }
  }
  return counts;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
