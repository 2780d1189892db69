import { createHash } from "node:crypto";
import { existsSync, globSync, mkdirSync, readdirSync, readFileSync, rmSync, utimesSync } from "node:fs";
import { join } from "node:path";
import { projectRoot } from "#scripts/project-root.ts";
import { runCommand } from "#scripts/run-command.ts";

type BuildOptions = {
  browser: "chrome" | "edge" | "firefox";
  /** Origin of the worker: the only address the extension may talk to. */
  worker: string;
  /** Folder that gets `chrome-mv3/` and its like. */
  folder: string;
};

const sources = [
  "wxt.config.ts",
  "package-lock.json",
  "{extension,ui,shared}/**/*.{ts,tsx,css,html,json,png,svg}",
];
const cache = join(projectRoot, ".terance", "extensions");
const kept = 4;

/** Builds the extension and gives its folder. @throws Error with what the build printed. */
export async function buildExtension({ browser, worker, folder }: BuildOptions): Promise<string> {
  const options = JSON.stringify({ root: projectRoot, browser, outDir: folder, mode: "production" });
  // A process of its own: WXT and React read NODE_ENV when they are loaded.
  const script = `const { build } = await import("wxt"); await build(${options}); process.exit(0);`;
  const result = await runCommand({
    command: ["node", "--input-type=module", "-e", script],
    env: { NODE_ENV: "production", TERANCE_WORKER_URL: worker },
  });
  const built = join(folder, `${browser}-mv3`);
  if (result.code !== 0 || !existsSync(join(built, "manifest.json"))) {
    throw new Error(`the extension could not be built for ${browser}:\n${result.output}`);
  }
  return built;
}

/** The extension for Chromium and a worker, built only when its sources changed since. */
export async function cachedExtension(worker: string): Promise<string> {
  const name = hashSources(worker);
  const folder = join(cache, name);
  const built = join(folder, "chrome-mv3");
  mkdirSync(cache, { recursive: true });
  if (existsSync(join(built, "manifest.json"))) {
    utimesSync(folder, new Date(), new Date());
    return built;
  }
  rmSync(folder, { recursive: true, force: true });
  for (const old of readdirSync(cache).sort().slice(0, -kept)) {
    rmSync(join(cache, old), { recursive: true, force: true });
  }
  return buildExtension({ browser: "chrome", worker, folder });
}

function hashSources(worker: string): string {
  const hash = createHash("sha256").update(worker);
  const names = globSync(sources, { cwd: projectRoot }).filter((name) => !/\.test\.tsx?$/.test(name));
  for (const name of names.sort()) hash.update(name).update(readFileSync(join(projectRoot, name)));
  return hash.digest("hex").slice(0, 16);
}
