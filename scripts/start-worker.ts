import { createHash } from "node:crypto";
import { existsSync, globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { freePort } from "#scripts/free-port.ts";
import { readLocalSettings, writeSettings } from "#scripts/local-settings.ts";
import { projectRoot } from "#scripts/project-root.ts";
import { runCommand } from "#scripts/run-command.ts";
import { startProcess } from "#scripts/start-process.ts";
import { waitFor } from "#scripts/wait-for.ts";

type WorkerOptions = {
  port: number;
  /** Where the local database and the Durable Objects are kept. */
  folder: string;
  /** Called with what the worker logs, wrangler's own decoration left out. */
  onLog?: (line: string) => void;
};

export type RunningWorker = {
  origin: string;
  /** Resolves when the worker ends by itself or is stopped. */
  ended: Promise<number>;
  stop: () => Promise<void>;
};

const quiet = { CI: "1", NO_COLOR: "1", FORCE_COLOR: "0", WRANGLER_SEND_METRICS: "false" };
const noise =
  /^\s*$|wrangler \d|^[─═⎔╭│╰]|^Your Worker has access|^env\.|^Using (vars|secrets)|workers\.cloudflare\.com/;

/** Migrates the local database and starts the worker in workerd. @throws Error with what wrangler printed. */
export async function startWorker({ port, folder, onLog }: WorkerOptions): Promise<RunningWorker> {
  await migrateLocal(folder);
  const settings = join(folder, "settings.env");
  writeSettings(settings, readLocalSettings());
  const inspector = String(await freePort());
  const output: string[] = [];
  const child = startProcess({
    command: [
      ...["wrangler", "dev", "--local", "--ip", "127.0.0.1", "--port", String(port)],
      ...["--inspector-port", inspector, "--persist-to", folder, "--env-file", settings],
      "--show-interactive-dev-session=false",
    ] as unknown as [string, ...string[]],
    env: quiet,
    onOutput: (text) => {
      output.push(text);
      for (const line of text.split("\n")) if (!noise.test(line)) onLog?.(line);
    },
  });
  const stop = async () => {
    await child.stop();
    rmSync(settings, { force: true });
  };
  const origin = `http://127.0.0.1:${port}`;
  let hasEnded = false;
  void child.ended.then(() => {
    hasEnded = true;
  });
  try {
    const what = `the worker at ${origin}`;
    const isUp = async () => hasEnded || (await fetch(`${origin}/health`)).ok;
    await waitFor({ what, ask: isUp, milliseconds: 60_000 });
    if (hasEnded) throw new Error("it ended by itself");
  } catch (cause) {
    await stop();
    throw new Error(`The worker does not start. wrangler says:\n${output.join("").slice(-3000)}`, { cause });
  }
  return { origin, ended: child.ended, stop };
}

/** Brings the local database up to the migrations under `drizzle/`; does nothing when it is. */
async function migrateLocal(folder: string): Promise<void> {
  const stamp = join(folder, "migrated");
  const hash = hashMigrations();
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === hash) return;
  mkdirSync(folder, { recursive: true });
  const result = await runCommand({
    command: ["wrangler", "d1", "migrations", "apply", "DB", "--local", "--persist-to", folder],
    env: quiet,
  });
  if (result.code !== 0) throw new Error(`the local database could not be migrated:\n${result.output}`);
  writeFileSync(stamp, hash);
}

function hashMigrations(): string {
  const hash = createHash("sha256");
  const names = globSync("drizzle/*.sql", { cwd: projectRoot }).sort();
  for (const name of names) hash.update(name).update(readFileSync(join(projectRoot, name)));
  return hash.digest("hex");
}
