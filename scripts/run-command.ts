import { startProcess } from "#scripts/start-process.ts";

type CommandOptions = {
  command: readonly [string, ...string[]];
  env?: Record<string, string>;
  /** After this many milliseconds it is ended and counts as failed. */
  timeout?: number;
};

export type CommandResult = { code: number; output: string; seconds: number };

/** Runs a command to its end and gives what it printed. A timeout is said in the output, with code -1. */
export async function runCommand({
  command,
  env,
  timeout = 600_000,
}: CommandOptions): Promise<CommandResult> {
  const start = performance.now();
  const pieces: string[] = [];
  const child = startProcess({ command, ...(env ? { env } : {}), onOutput: (text) => pieces.push(text) });
  let isLate = false;
  const timer = setTimeout(() => {
    isLate = true;
    void child.stop();
  }, timeout);
  const code = await child.ended;
  clearTimeout(timer);
  if (isLate) pieces.push(`\n${command.join(" ")} was ended after ${timeout / 1000} s.\n`);
  return { code: isLate ? -1 : code, output: pieces.join(""), seconds: (performance.now() - start) / 1000 };
}
