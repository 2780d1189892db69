import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { projectRoot } from "#scripts/project-root.ts";
import { runStage, type StageResult } from "#scripts/run-stage.ts";
import type { Stage } from "#scripts/stages.ts";

/** Runs stages one after another, says how each went, and ends the process with the verdict as its last line. */
export async function runStages(name: string, list: readonly Stage[]): Promise<void> {
  const start = performance.now();
  const results: StageResult[] = [];
  for (const stage of list) {
    const result = await runStage(stage);
    results.push(result);
    process.stdout.write(describeStage(result));
  }
  const seconds = (performance.now() - start) / 1000;
  record(name, { seconds, results });
  process.stdout.write(`\n${name} took ${seconds.toFixed(0)} s\n${describeTotal(results)}\n`);
  process.exitCode = results.some((result) => result.failed > 0) ? 1 : 0;
}

export function describeStage(result: StageResult): string {
  const sign = result.failed > 0 ? "✗" : "✓";
  const time = `${result.seconds.toFixed(1)} s`.padStart(8);
  const line = `${sign} ${result.name.padEnd(14)} ${time}  ${describeTotal([result])}\n`;
  const details = result.failures.map((failure) => `\n  ${failure.trim().replaceAll("\n", "\n  ")}\n\n`);
  return line + details.join("");
}

export function describeTotal(results: readonly StageResult[]): string {
  const sum = (pick: (result: StageResult) => number) => results.reduce((total, one) => total + pick(one), 0);
  const skipped = sum((result) => result.skipped);
  const end = skipped > 0 ? `, ${skipped} skipped` : "";
  return `${sum((result) => result.passed)} passed, ${sum((result) => result.failed)} failed${end}`;
}

// `npm run bench operate` reads how long the last run took.
function record(name: string, run: { seconds: number; results: readonly StageResult[] }): void {
  const stages = run.results.map(({ failures: _, ...counts }) => counts);
  mkdirSync(join(projectRoot, ".terance"), { recursive: true });
  const text = JSON.stringify({ at: new Date().toISOString(), seconds: run.seconds, stages }, null, 2);
  writeFileSync(join(projectRoot, ".terance", `last-${name}.json`), `${text}\n`);
}
