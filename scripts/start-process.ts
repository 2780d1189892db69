import { type ChildProcess, spawn } from "node:child_process";
import { join } from "node:path";
import { projectRoot } from "#scripts/project-root.ts";

type ProcessOptions = {
  command: readonly [string, ...string[]];
  env?: Record<string, string>;
  /** Called with each piece of standard output and error as it comes. */
  onOutput?: (text: string) => void;
};

export type StartedProcess = {
  /** Resolves with the exit code; -1 when a signal ended it or it never started. */
  ended: Promise<number>;
  /** Ends it and everything it started, and waits until it is gone. */
  stop: () => Promise<void>;
};

const isWindows = process.platform === "win32";

/** Starts one of the project's own tools or a program on the PATH, in a process group of its own. */
export function startProcess({ command, env = {}, onOutput }: ProcessOptions): StartedProcess {
  const [program, ...parameters] = command;
  const child = spawn(program, parameters, {
    cwd: projectRoot,
    detached: !isWindows,
    shell: isWindows,
    stdio: ["ignore", "pipe", "pipe"],
    env: { ...process.env, PATH: pathWithTools(), ...env },
  });
  const endWithUs = () => killGroup(child, "SIGKILL");
  process.once("exit", endWithUs);
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8");
    stream.on("data", (text: string) => onOutput?.(text));
  }
  const ended = new Promise<number>((resolve) => {
    child.once("error", (error) => {
      onOutput?.(`${program} cannot be started: ${error.message}\n`);
      resolve(-1);
    });
    child.once("close", (code) => resolve(code ?? -1));
  });
  void ended.then(() => process.removeListener("exit", endWithUs));
  return { ended, stop: () => stopChild(child, ended) };
}

async function stopChild(child: ChildProcess, ended: Promise<number>): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  killGroup(child, "SIGTERM");
  const timer = setTimeout(() => killGroup(child, "SIGKILL"), 5_000);
  await ended;
  clearTimeout(timer);
}

function killGroup(child: ChildProcess, signal: "SIGTERM" | "SIGKILL"): void {
  if (child.pid === undefined) return;
  try {
    if (isWindows) spawn("taskkill", ["/pid", String(child.pid), "/t", "/f"]);
    else process.kill(-child.pid, signal);
  } catch {
    // It ended by itself in the meantime.
  }
}

function pathWithTools(): string {
  const tools = join(projectRoot, "node_modules", ".bin");
  return `${tools}${isWindows ? ";" : ":"}${process.env.PATH ?? ""}`;
}
