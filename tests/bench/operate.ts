import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { freePort } from "#scripts/free-port.ts";
import { projectRoot } from "#scripts/project-root.ts";
import { startWorker } from "#scripts/start-worker.ts";
import { z } from "#shared/zod.ts";
import { type Figure, makeFigure } from "#tests/bench/figure.ts";

const Run = z.object({ seconds: z.number(), stages: z.array(z.object({ failed: z.number() })) });

/** What running and keeping it takes: starting a worker, testing everything. */
export async function benchOperate(): Promise<Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), "terance-bench-"));
  const port = await freePort();
  const first = await timeStart({ port, folder });
  const second = await timeStart({ port, folder });
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  return [
    makeFigure({ name: "worker starts with a new database", value: first, unit: "s" }),
    makeFigure({ name: "worker starts again", value: second, unit: "s" }),
    ...readRun("test", 900),
    ...readRun("verify", 120),
  ];
}

async function timeStart(options: { port: number; folder: string }): Promise<number> {
  const start = performance.now();
  const worker = await startWorker(options);
  const seconds = (performance.now() - start) / 1000;
  await worker.stop();
  return seconds;
}

/** How long the last run took; nothing when there was none, or when it failed. */
function readRun(name: string, most: number): Figure[] {
  const path = join(projectRoot, ".terance", `last-${name}.json`);
  const run = existsSync(path) ? Run.safeParse(JSON.parse(readFileSync(path, "utf8"))) : null;
  if (!run?.success || run.data.stages.some((stage) => stage.failed > 0)) {
    process.stderr.write(`  npm run ${name} has not passed here yet: its time is not known\n`);
    return [];
  }
  const value = run.data.seconds;
  return [makeFigure({ name: `npm run ${name}, the last run`, value, unit: "s", goal: { atMost: most } })];
}
