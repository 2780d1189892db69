import { mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { projectRoot } from "#scripts/project-root.ts";
import { type CommandResult, runCommand } from "#scripts/run-command.ts";
import type { Stage } from "#scripts/stages.ts";
import { readSuiteReport, type SuiteCounts } from "#scripts/suite-report.ts";

export type StageResult = SuiteCounts & { name: string; seconds: number };

/** Runs a stage. What ends badly without a failed test, or runs no test at all, is a failure of its own. */
export async function runStage(stage: Stage): Promise<StageResult> {
  if (stage.kind === "check") {
    const result = await runCommand(stage);
    return { name: stage.name, seconds: result.seconds, ...countCheck(result) };
  }
  const folder = join(projectRoot, ".terance", "reports");
  const path = join(folder, `${stage.name.replaceAll(" ", "-")}.json`);
  mkdirSync(folder, { recursive: true });
  rmSync(path, { force: true });
  const reporters = ["--reporter=json", "--reporter=dot", `--outputFile.json=${path}`];
  const result = await runCommand({ ...stage, command: [...stage.command, ...reporters] });
  return { name: stage.name, seconds: result.seconds, ...judgeSuite(readSuiteReport(path), result) };
}

export function judgeSuite(counts: SuiteCounts | null, result: CommandResult): SuiteCounts {
  if (counts === null) return failure(`there is no report (exit code ${result.code})`, result.output);
  if (result.code !== 0 && counts.failed === 0) {
    const { failures } = failure(
      `the run failed although no test did (exit code ${result.code})`,
      result.output,
    );
    return { ...counts, failed: 1, failures };
  }
  if (counts.passed + counts.failed === 0) {
    const { failures } = failure("no test ran", result.output);
    return { ...counts, failed: 1, failures };
  }
  return counts;
}

function countCheck(result: CommandResult): SuiteCounts {
  if (result.code === 0) return { passed: 1, failed: 0, skipped: 0, failures: [] };
  return failure(`exit code ${result.code}`, result.output);
}

function failure(reason: string, output: string): SuiteCounts {
  return { passed: 0, failed: 1, skipped: 0, failures: [`${reason}\n${output.slice(-12_000)}`] };
}
