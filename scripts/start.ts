import { appendFileSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { allOrNone } from "#scripts/all-or-none.ts";
import { locateBrowser } from "#scripts/browsers.mjs";
import { buildExtension } from "#scripts/build-extension.ts";
import { freePort } from "#scripts/free-port.ts";
import { launchChromium } from "#scripts/launch-chromium.ts";
import { describeByHand, outputFolder } from "#scripts/local-extension.ts";
import { readLocalSettings } from "#scripts/local-settings.ts";
import { onInterrupt } from "#scripts/on-interrupt.ts";
import { projectRoot } from "#scripts/project-root.ts";
import { runCommand } from "#scripts/run-command.ts";
import { runMain } from "#scripts/run-main.ts";
import { serveFile } from "#scripts/serve-file.ts";
import { startWorker } from "#scripts/start-worker.ts";

const logFile = join(projectRoot, ".terance", "worker.log");
const stops: (() => Promise<void>)[] = [];

await runMain(async () => {
  onInterrupt(stopAll);
  try {
    await start();
  } finally {
    await stopAll();
  }
});

async function start(): Promise<void> {
  const port = await findPort();
  const origin = `http://127.0.0.1:${port}`;
  say("Building the extension and starting the worker …");
  mkdirSync(join(projectRoot, ".terance"), { recursive: true });
  writeFileSync(logFile, "");
  const [extension, worker, page] = await allOrNone([
    buildExtension({ browser: "chrome", worker: origin, folder: outputFolder }),
    openWorker(port),
    openSample(),
  ]);
  say(describeRunning({ origin, extension, page }));
  say((await openBrowser(extension, page)) ?? `\nTo try it by hand:\n${describeByHand(extension)}`);
  say("\nCtrl-C ends everything.");
  const code = await worker.ended;
  throw new Error(`The worker ended by itself (exit code ${code}). Its log: ${logFile}`);
}

/** 8787, or the next one that is free. */
async function findPort(): Promise<number> {
  for (let port = 8787; port < 8887; port++) if ((await freePort(port)) === port) return port;
  return freePort();
}

async function openWorker(port: number) {
  const folder = join(projectRoot, ".wrangler", "state");
  const onLog = (line: string) => {
    appendFileSync(logFile, `${line}\n`);
    if (/"level":"error"|\[ERROR\]|✘/.test(line)) process.stderr.write(`worker: ${line}\n`);
  };
  const worker = await startWorker({ port, folder, onLog });
  stops.push(worker.stop);
  return worker;
}

async function openSample(): Promise<string> {
  const served = await serveFile(join(projectRoot, "scripts", "sample", "lighthouses.html"));
  stops.push(served.stop);
  return served.url;
}

/** Opens a browser with the extension on the page; gives what to do next, or null when there is none to be seen. */
async function openBrowser(extension: string, page: string): Promise<string | null> {
  const hasDisplay =
    process.platform !== "linux" || Boolean(process.env.DISPLAY ?? process.env.WAYLAND_DISPLAY);
  if (!hasDisplay) {
    say("\nThere is no display here, so no browser was opened.");
    return null;
  }
  if (!locateBrowser("chromium")) {
    const setup = await runCommand({ command: ["node", "scripts/setup.mjs", "--browsers"] });
    if (!locateBrowser("chromium")) {
      say(`\n${setup.output.trim()}`);
      return null;
    }
  }
  try {
    const profile = join(projectRoot, ".terance", "browser");
    const chromium = await launchChromium({ extension, headless: false, profile });
    stops.push(chromium.close);
    await chromium.pressButton(await chromium.visit(page));
    return "\nA browser with Terance is open. Ask in its side panel: “When was the Fresnel lens first used?”";
  } catch (error) {
    say(`\nThis browser did not take the extension: ${error instanceof Error ? error.message : error}`);
    return null;
  }
}

function describeRunning({
  origin,
  extension,
  page,
}: Record<"origin" | "extension" | "page", string>): string {
  const providers = readLocalSettings().TERANCE_PROVIDERS;
  const engine = providers
    ? "the built-in engine, and what TERANCE_PROVIDERS connects"
    : `the built-in engine: it answers with passages of the page.
               To connect a model, put a line like this into .dev.vars and start again:
               TERANCE_PROVIDERS='[{"id":"local","kind":"openai-compatible","baseURL":"http://127.0.0.1:11434/v1","models":["llama3"]}]'`;
  return `
Terance is running.

  worker       ${origin}
  answers by   ${engine}
  extension    ${extension}
  page to try  ${page}`;
}

async function stopAll(): Promise<void> {
  await Promise.allSettled(stops.splice(0).map((stop) => stop()));
}

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}
