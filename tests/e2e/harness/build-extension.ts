import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { glob, mkdir, readdir, readFile, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { freePort } from "#tests/e2e/harness/free-port.ts";
import { root } from "#tests/e2e/harness/root.ts";

export type BuiltExtension = { port: number; chrome: string; firefox: string };

const cache = join(root, "node_modules/.cache/terance-e2e");
const sources = [
  "wxt.config.ts",
  "package-lock.json",
  "{extension,ui,shared}/**/*.{ts,tsx,css,html,json,png}",
];
const run = promisify(execFile);

/**
 * Builds the real extension, for Chromium and Firefox, for a worker on a free port of 127.0.0.1. The same
 * sources are built once: a build is taken again as long as the port it was made for is free.
 */
export async function buildExtension(): Promise<BuiltExtension> {
  const hash = await hashSources();
  await mkdir(cache, { recursive: true });
  for (const name of await readdir(cache)) {
    const port = Number(name.split("-")[1]);
    const whole = existsSync(join(cache, name, "whole"));
    if (name.startsWith(`${hash}-`) && whole && (await freePort(port)) === port) return describe(name, port);
    else await forgetIfOld(join(cache, name));
  }
  const port = await freePort();
  const name = `${hash}-${port}`;
  await buildFor("chrome", { port, outDir: join(cache, name) });
  await buildFor("firefox", { port, outDir: join(cache, name) });
  await mkdir(join(cache, name, "whole"));
  return describe(name, port);
}

// Another run may be using it just now: only what is a day old goes.
async function forgetIfOld(folder: string): Promise<void> {
  const { mtimeMs } = await stat(folder);
  if (Date.now() - mtimeMs > 86_400_000) await rm(folder, { recursive: true, force: true });
}

function describe(name: string, port: number): BuiltExtension {
  return { port, chrome: join(cache, name, "chrome-mv3"), firefox: join(cache, name, "firefox-mv3") };
}

async function hashSources(): Promise<string> {
  const hash = createHash("sha256");
  const names: string[] = [];
  for await (const name of glob(sources, { cwd: root })) if (!/\.test\.tsx?$/.test(name)) names.push(name);
  for (const name of names.sort()) hash.update(name).update(await readFile(join(root, name)));
  return hash.digest("hex").slice(0, 16);
}

// A process of its own: under a test runner NODE_ENV would choose the development build of React.
async function buildFor(browser: "chrome" | "firefox", { port, outDir }: { port: number; outDir: string }) {
  const options = JSON.stringify({ root, browser, outDir, mode: "production" });
  const script = `const { build } = await import("wxt"); await build(${options}); process.exit(0);`;
  await run(process.execPath, ["--input-type=module", "-e", script], {
    cwd: root,
    env: { ...process.env, NODE_ENV: "production", TERANCE_WORKER_URL: `http://127.0.0.1:${port}` },
  });
}
