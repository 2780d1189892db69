import { execFile, spawn } from "node:child_process";
import { createWriteStream } from "node:fs";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { freePort } from "#tests/e2e/harness/free-port.ts";
import { root } from "#tests/e2e/harness/root.ts";
import { until } from "#tests/e2e/harness/until.ts";

export type RunningWorker = { port: number; folder: string; log: string; stop(): Promise<void> };

const wrangler = join(root, "node_modules/wrangler/bin/wrangler.js");
const environment = { ...process.env, CI: "1", NO_COLOR: "1", WRANGLER_SEND_METRICS: "false" };

/** Starts the real worker in workerd, with a new local database, on a free port of 127.0.0.1. */
export async function startWorker(settings: Record<string, string> = {}): Promise<RunningWorker> {
  const folder = await mkdtemp(join(tmpdir(), "terance-worker-"));
  const log = join(folder, "wrangler.log");
  const migrate = ["d1", "migrations", "apply", "DB", "--local", "--persist-to", folder];
  await promisify(execFile)(process.execPath, [wrangler, ...migrate], { cwd: root, env: environment });
  const port = await freePort();
  const places = ["--ip", "127.0.0.1", "--port", `${port}`, "--inspector-port", `${await freePort()}`];
  const vars = Object.entries(settings).flatMap(([name, value]) => ["--var", `${name}:${value}`]);
  const serve = ["dev", "--local", "--persist-to", folder, ...places, "--show-interactive-dev-session=false"];
  const child = spawn(process.execPath, [wrangler, ...serve, ...vars], {
    cwd: root,
    env: environment,
    detached: true,
    stdio: ["ignore", "pipe", "pipe"],
  });
  const output = createWriteStream(log);
  child.stdout.pipe(output, { end: false });
  child.stderr.pipe(output, { end: false });
  const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  const kill = () => void (child.exitCode === null && child.pid && process.kill(-child.pid, "SIGTERM"));
  process.once("exit", kill);
  const stop = async () => {
    process.off("exit", kill);
    kill();
    await ended;
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  };
  try {
    await until("the worker answers", () => fetch(`http://127.0.0.1:${port}/health`), 60_000);
  } catch (cause) {
    const words = (await readFile(log, "utf8")).slice(-4_000);
    await stop();
    throw new Error(`the worker did not start:\n${words}`, { cause });
  }
  return { port, folder, log, stop };
}
