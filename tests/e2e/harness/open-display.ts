import { execFile, spawn } from "node:child_process";
import { promisify } from "node:util";
import { until } from "#tests/e2e/harness/until.ts";

export type Display = {
  name: string;
  /** Moves the mouse and presses keys as a person does, through the X server. */
  xdotool(...words: string[]): Promise<string>;
  close(): Promise<void>;
};

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
  const manager = spawn("fluxbox", ["-no-toolbar"], { env, stdio: "ignore" });
  await until("the window manager is there", async () =>
    (await run("xdotool", ["get_num_desktops"], { env })).stdout.trim(),
  );
  return {
    name,
    xdotool: async (...words) => (await run("xdotool", words, { env })).stdout.trim(),
    async close() {
      for (const child of [manager, server]) {
        const ended = new Promise((resolve) => child.once("exit", resolve));
        child.kill();
        await ended;
      }
    },
  };
}
