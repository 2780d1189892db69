import { type ChildProcess, execFile, spawn } from "node:child_process";
import { promisify } from "node:util";
import { until } from "#tests/e2e/harness/until.ts";

export type Display = {
  name: string;
  /** Moves the mouse and presses keys as a person does, through the X server. */
  xdotool(...words: string[]): Promise<string>;
  close(): Promise<void>;
};

const attempts = 3;
const run = promisify(execFile);

/** A screen of its own (Xvfb) with a window manager, for what a headless browser does not show. */
export async function openDisplay(): Promise<Display> {
  const server = spawn("Xvfb", ["-displayfd", "3", "-screen", "0", "1280x960x24", "-nolisten", "tcp"], {
    stdio: ["ignore", "ignore", "ignore", "pipe"],
  });
  let told = "";
  server.stdio[3]?.on("data", (chunk: Buffer) => {
    told += chunk.toString();
  });
  const name = `:${(await until("Xvfb names its screen", () => told.endsWith("\n") && told)).trim()}`;
  const env = { ...process.env, DISPLAY: name };
  const manager = await startManager(env);
  return {
    name,
    xdotool: async (...words) => (await run("xdotool", words, { env })).stdout.trim(),
    async close() {
      for (const child of [manager, server]) await end(child);
    },
  };
}

// A window manager on a busy machine may miss that its screen has just come: then another one is started.
async function startManager(env: NodeJS.ProcessEnv, attempt = 1): Promise<ChildProcess> {
  const manager = spawn("fluxbox", ["-no-toolbar"], { env, stdio: "ignore" });
  const isThere = async () => (await run("xdotool", ["get_num_desktops"], { env })).stdout.trim();
  try {
    await until("the window manager is there", isThere, 10_000);
    return manager;
  } catch (error) {
    await end(manager);
    if (attempt === attempts) throw error;
    return startManager(env, attempt + 1);
  }
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise((resolve) => child.once("exit", resolve));
  child.kill();
  await ended;
}
